import { useQuery } from '@tanstack/react-query'
import { Fragment, useState } from 'react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { SettingsFrame } from '../../web/layout/index.ts'
import { ask } from '../../web/queries.ts'
import { useWorkspace } from '../../web/session.ts'
import { usePageTitle } from '../../web/shell/page-title.ts'
import { LinkButton, NetworkGlyph, Notice, Select, Skeleton } from '../../web/ui/index.ts'
import type { NetworkView } from '../contract.ts'
import styles from './capabilities.module.css'
import { allowedBy, checkedOn, conditionsOf, shownGroups } from './capability-rows.ts'
import { CapabilityValue } from './capability-value.tsx'
import lede from './lede.module.css'
import { channelsPlace } from './places.ts'
import { useRefusalWords } from './refusal-words.ts'

const values = ['yes', 'partly', 'hand', 'no'] as const

/** What each network allows, promised no further than it was checked. */
export function Capabilities() {
  const t = useTranslations('channels')
  const words = useRefusalWords()
  const format = useFormatter()
  const { slug } = useWorkspace()
  const { data, error, isPending } = useQuery({ ...ask('/networks'), staleTime: Number.POSITIVE_INFINITY })
  const networks = data?.networks ?? []
  const checked = checkedOn(networks)
  usePageTitle(t('capabilities.title'))
  return (
    <SettingsFrame
      title={t('capabilities.title')}
      sub={
        checked &&
        t('capabilities.checked', { on: format.dateTime(new Date(checked), { dateStyle: 'long' }) })
      }
      actions={<LinkButton {...channelsPlace(slug)}>{t('backToChannels')}</LinkButton>}
    >
      {error && (
        <Notice tone="late" title={words(error).message}>
          {words(error).help}
        </Notice>
      )}
      {isPending && <Skeleton label={t('loading')} rows={6} height={34} />}
      {networks.length > 0 && (
        <>
          <div>
            <p className={lede.lede}>{t('capabilities.lede')}</p>
            <p className={styles.legend}>
              {values.map((value) => (
                <CapabilityValue key={value} value={value} />
              ))}
            </p>
            <Table networks={networks} />
            <OneNetwork networks={networks} />
          </div>
          <Conditions networks={networks} />
          <p>
            <LinkButton {...channelsPlace(slug)} size="small">
              {t('backToChannels')}
            </LinkButton>
          </p>
        </>
      )}
    </SettingsFrame>
  )
}

function Table({ networks }: { networks: readonly NetworkView[] }) {
  const t = useTranslations('channels')
  const format = useFormatter()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('capabilities.capability')}</th>
          {networks.map((network) => (
            <th key={network.id} scope="col">
              <NetworkGlyph monogram={network.monogram} name={network.name} named />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shownGroups(networks).map((group) => (
          <Fragment key={group.id}>
            <tr className={styles.group}>
              <th scope="rowgroup" colSpan={networks.length + 1}>
                {t(`can.${group.id}`)}
              </th>
            </tr>
            {group.rows.map((row) => (
              <tr key={row}>
                <th scope="row">{t(`capabilities.rows.${row}`)}</th>
                {networks.map((network) => (
                  <td key={network.id}>
                    <CapabilityValue value={allowedBy(network, row)} hideWord />
                  </td>
                ))}
              </tr>
            ))}
          </Fragment>
        ))}
        <tr className={styles.group}>
          <th scope="rowgroup" colSpan={networks.length + 1}>
            {t('capabilities.limits')}
          </th>
        </tr>
        <tr>
          <th scope="row">{t('capabilities.textMax')}</th>
          {networks.map((network) => (
            <td key={network.id} className="num">
              {network.text
                ? network.text.post.max === null
                  ? t('capabilities.noLimit')
                  : format.number(network.text.post.max)
                : '–'}
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row">{t('capabilities.imageMax')}</th>
          {networks.map((network) => (
            <td key={network.id} className="num">
              {network.images ? format.number(network.images.maxCount) : '–'}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  )
}

/** On a phone: one network, then its list. */
function OneNetwork({ networks }: { networks: readonly NetworkView[] }) {
  const t = useTranslations('channels')
  const [id, setId] = useState(networks[0]?.id ?? '')
  const network = networks.find((each) => each.id === id) ?? networks[0]
  if (!network) return null
  return (
    <div className={styles.one}>
      <Select
        label={t('capabilities.network')}
        value={network.id}
        options={networks.map((each) => ({ value: each.id, label: each.name }))}
        onChange={setId}
      />
      {shownGroups([network]).map((group) => (
        <section key={group.id}>
          <h2>{t(`can.${group.id}`)}</h2>
          <ul>
            {group.rows.map((row) => (
              <li key={row}>
                <span>{t(`capabilities.rows.${row}`)}</span>
                <CapabilityValue value={allowedBy(network, row)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Conditions({ networks }: { networks: readonly NetworkView[] }) {
  const t = useTranslations('channels')
  const conditions = conditionsOf(networks, useLocale())
  if (!conditions.length) return null
  return (
    <section>
      <h2>{t('capabilities.conditions')}</h2>
      <dl className={styles.conditions}>
        {conditions.map((condition) => (
          <div key={condition.key}>
            <dt>
              {condition.network}, {t(`capabilities.rows.${condition.row}`).toLocaleLowerCase()}
            </dt>
            <dd>{condition.text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
