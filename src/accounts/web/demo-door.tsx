import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { api } from '../../web/api.ts'
import { ErrorNotice } from '../../web/error-notice.tsx'
import { sessionQuery } from '../../web/session.ts'
import { Button } from '../../web/ui/index.ts'

/** Makes the person's own demonstration, or opens the one that exists. */
export function DemoDoor() {
  const t = useTranslations('accounts')
  const client = useQueryClient()
  const navigate = useNavigate()
  const open = useMutation({
    mutationFn: () => api.post('/demo', { body: {}, timeoutMs: 120_000 }),
    onSuccess: async ({ slug }) => {
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey })
      await client.fetchQuery(sessionQuery)
      await navigate({ to: '/w/$workspace', params: { workspace: slug } })
    },
  })
  return (
    <>
      <ErrorNotice error={open.error} />
      <Button full busy={open.isPending} onClick={() => open.mutate()}>
        {open.isPending ? t('first.demoMaking') : t('first.demo')}
      </Button>
    </>
  )
}
