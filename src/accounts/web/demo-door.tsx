import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { api } from '../../web/api.ts'
import { sessionQuery } from '../../web/session.ts'
import { Button, Notice } from '../../web/ui/index.ts'

/** Makes the person's own demonstration, or opens the one that exists. */
export function DemoDoor() {
  const t = useTranslations('accounts')
  const client = useQueryClient()
  const navigate = useNavigate()
  const open = useMutation({
    mutationFn: () => api.post('/demo', { body: {} }),
    onSuccess: async ({ slug }) => {
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey })
      await client.fetchQuery(sessionQuery)
      await navigate({ to: '/w/$workspace', params: { workspace: slug } })
    },
  })
  return (
    <>
      {open.error && (
        <Notice tone="late" role="alert">
          {open.error.message || t('signIn.failed')}
        </Notice>
      )}
      <Button full busy={open.isPending} onClick={() => open.mutate()}>
        {open.isPending ? t('first.demoMaking') : t('first.demo')}
      </Button>
    </>
  )
}
