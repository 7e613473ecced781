import { useInfiniteQuery } from '@tanstack/react-query'
import CalendarDays from 'lucide-react/icons/calendar-days'
import { useTranslations } from 'use-intl'
import { api } from '../../web/api.ts'
import { Button, EmptyState, LinkButton, Notice, Skeleton } from '../../web/ui/index.ts'
import { newPostPlace } from './places.ts'
import { groupPosts } from './post-groups.ts'
import { PostLine } from './post-line.tsx'
import styles from './post-list.module.css'
import { useRefusalWords } from './refusal-words.ts'

const PAGE = 100

/** All posts: what needs somebody, what leaves next, drafts, what was published. */
export function PostList({ workspace }: { workspace: string }) {
  const t = useTranslations('publishing')
  const words = useRefusalWords()
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery({
      queryKey: ['posts', workspace, 'list'],
      queryFn: ({ pageParam }) =>
        api.get('/posts', { query: { limit: PAGE, ...(pageParam && { cursor: pageParam }) } }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next,
    })
  const posts = data?.pages.flatMap((page) => page.posts) ?? []

  if (isPending) return <Skeleton label={t('loading')} rows={6} height={66} />
  return (
    <div className={styles.list}>
      {error && (
        <Notice tone="late" title={words(error).message}>
          {words(error).help}{' '}
          <button type="button" className="link" onClick={() => void refetch()}>
            {t('retry')}
          </button>
        </Notice>
      )}
      {posts.length === 0 && !error && (
        <EmptyState
          icon={CalendarDays}
          title={t('empty.title')}
          action={
            <LinkButton {...newPostPlace(workspace)} variant="primary">
              {t('empty.write')}
            </LinkButton>
          }
        >
          {t('empty.help')}
        </EmptyState>
      )}
      {groupPosts(posts).map((group) => (
        <section key={group.id} aria-labelledby={`posts-${group.id}`}>
          <h2 id={`posts-${group.id}`} className={styles.heading}>
            {t(`groups.${group.id}`)}
            {group.id !== 'published' && <span className={styles.count}>{group.posts.length}</span>}
          </h2>
          <ul>
            {group.posts.map((post) => (
              <PostLine key={post.id} post={post} workspace={workspace} />
            ))}
          </ul>
        </section>
      ))}
      {hasNextPage && (
        <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('showMore')}
        </Button>
      )}
    </div>
  )
}
