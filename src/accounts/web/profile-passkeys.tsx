import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import KeyRound from 'lucide-react/icons/key-round'
import { useTranslations } from 'use-intl'
import { useTimes } from '../../web/time/words.ts'
import { Button, Icon, Notice, showToast } from '../../web/ui/index.ts'
import styles from './profile.module.css'
import { addPasskey, isStatus, listPasskeys, passkeysWork, removePasskey } from './sign-in-api.ts'

const KEY = ['passkeys']

/** A name to recognise the device by: what the browser says of itself. */
const deviceName = (): string => {
  const agent = navigator.userAgent
  const system =
    ['Android', 'iPhone', 'iPad', 'Windows', 'Mac', 'Linux'].find((name) => agent.includes(name)) ?? ''
  const browser = ['Firefox', 'Edg', 'Chrome', 'Safari'].find((name) => agent.includes(name)) ?? ''
  return [browser === 'Edg' ? 'Edge' : browser, system].filter(Boolean).join(', ')
}

export function Passkeys() {
  const t = useTranslations('accounts.profile')
  const { day } = useTimes()
  const client = useQueryClient()
  const { data: passkeys = [] } = useQuery({ queryKey: KEY, queryFn: listPasskeys })
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: KEY }),
      client.invalidateQueries({ queryKey: ['teammates'] }),
    ])
  const add = useMutation({
    mutationFn: () => addPasskey(deviceName()),
    onSuccess: () => {
      showToast(t('passkeyAdded'))
      return refresh()
    },
  })
  const remove = useMutation({
    mutationFn: removePasskey,
    onSuccess: () => {
      showToast(t('passkeyRemoved'))
      return refresh()
    },
  })
  return (
    <section className={styles.part}>
      <h2>{t('passkeys')}</h2>
      <p className="t2">{t('passkeysHelp')}</p>
      <ul className={styles.keys}>
        {passkeys.map((each) => {
          const name = each.name || t('unnamedPasskey')
          return (
            <li key={each.id}>
              <Icon of={KeyRound} />
              <span className="grow">
                {name}
                {each.createdAt && <small>{t('added', { day: day(each.createdAt) })}</small>}
              </span>
              <Button
                size="small"
                variant="quiet"
                aria-label={t('removePasskeyOf', { name })}
                onClick={() => remove.mutate(each.id)}
              >
                {t('removePasskey')}
              </Button>
            </li>
          )
        })}
      </ul>
      {passkeys.length === 0 && <p className="t3">{t('noPasskey')}</p>}
      {add.error && (
        <Notice tone="late" role="alert">
          {isStatus(add.error, 401, 403) ? t('passkeyStale') : t('passkeyFailed')}
        </Notice>
      )}
      {passkeysWork() ? (
        <div>
          <Button icon={KeyRound} busy={add.isPending} onClick={() => add.mutate()}>
            {t('addPasskey')}
          </Button>
        </div>
      ) : (
        <Notice tone="plain">{t('passkeysImpossible')}</Notice>
      )}
    </section>
  )
}
