import { useLocale, useTranslations } from 'use-intl'
import { Button, FormErrors, LinkButton, TextField } from '../../web/ui/index.ts'
import type { ChannelView, NetworkView } from '../contract.ts'
import { BigGlyph } from './big-glyph.tsx'
import styles from './credentials-form.module.css'
import { channelsPlace } from './places.ts'
import { fieldId, useCredentialsForm } from './use-credentials-form.ts'

interface Props {
  workspace: string
  network: NetworkView
  /** The channel whose access is given again; null for a new one. */
  channel: ChannelView | null
  onDone: (channel: ChannelView) => void
}

export function CredentialsForm({ workspace, network, channel, onDone }: Props) {
  const t = useTranslations('channels')
  const locale = useLocale()
  const form = useCredentialsForm(network, channel, onDone)
  const needed = network.credentials.filter((field) => !field.optional)
  const further = network.credentials.filter((field) => field.optional)

  const input = (field: NetworkView['credentials'][number]) => {
    const error = form.errorOf(field.name)
    return (
      <TextField
        key={field.name}
        id={fieldId(field.name)}
        label={field.label[locale]}
        help={field.help[locale]}
        {...(error && { error })}
        {...(field.optional && { optional: true })}
        type={field.kind === 'secret' ? 'password' : 'text'}
        inputMode={field.kind === 'url' ? 'url' : 'text'}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        placeholder={field.placeholder}
        maxLength={field.maxLength}
        value={form.values[field.name] ?? ''}
        onChange={(value) => form.set(field.name, value)}
      />
    )
  }

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        form.submit()
      }}
    >
      <div className="row">
        <BigGlyph monogram={network.monogram} />
        <h2>{channel ? t('form.again', { name: channel.name }) : network.name}</h2>
      </div>
      <p className="t2">{network.howToConnect[locale]}</p>
      <FormErrors errors={form.summary} kept={t('form.kept')} />
      {needed.map(input)}
      {further.length > 0 && (
        <details className={styles.further}>
          <summary>{t('form.further')}</summary>
          <div className={styles.inside}>{further.map(input)}</div>
        </details>
      )}
      <p className={styles.safe}>{t('form.safe')}</p>
      <div className={styles.actions}>
        <Button type="submit" variant="primary" busy={form.busy} keys="Ctrl+↵">
          {form.busy ? t('form.checking', { network: network.name }) : t('form.submit')}
        </Button>
        <LinkButton {...channelsPlace(workspace)} variant="quiet">
          {t('form.cancel')}
        </LinkButton>
      </div>
    </form>
  )
}
