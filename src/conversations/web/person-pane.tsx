import { useTranslations } from 'use-intl'
import { useTimes } from '../../web/time/words.ts'
import { Avatar, NetworkGlyph } from '../../web/ui/index.ts'
import type { ConversationView } from '../contract.ts'
import styles from './person-pane.module.css'
import { safeAddress } from './text-pieces.ts'

/** Who is speaking, and through which channel. */
export function PersonPane({ view }: { view: ConversationView }) {
  const t = useTranslations('conversations')
  const { moment } = useTimes()
  const { person, channel } = view
  const theirs = view.messages.filter((message) => message.author.handle === person.handle)
  const first = theirs[0]
  const href = person.url && safeAddress(person.url)
  return (
    <>
      <div className={styles.identity}>
        <Avatar name={person.name} size={44} />
        <div>
          <h3>{person.name}</h3>
          <p className="t3">{person.handle}</p>
        </div>
      </div>
      {href && (
        <a className="link" href={href} target="_blank" rel="noopener noreferrer">
          {t('seeOn', { network: channel.networkName })}
          <span className="sr">{t('newTab')}</span>
        </a>
      )}
      <dl className={styles.facts}>
        <dt>{t('theirMessages')}</dt>
        <dd className="num">{theirs.length}</dd>
        {first && (
          <>
            <dt>{t('firstHere')}</dt>
            <dd>{moment(first.sentAt)}</dd>
          </>
        )}
        <dt>{t('state')}</dt>
        <dd>{t(`states.${view.state}`)}</dd>
        <dt>{t('assignee')}</dt>
        <dd>{view.assignee?.name ?? t('nobody')}</dd>
      </dl>
      <section>
        <h3 className={styles.title}>{t('throughChannel')}</h3>
        <p className={styles.channel}>
          <NetworkGlyph monogram={channel.monogram} name={channel.networkName} />
          <span>{channel.name}</span>
        </p>
      </section>
    </>
  )
}
