import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { LucideIcon } from 'lucide-react'
import ClockIcon from 'lucide-react/icons/clock'
import Mail from 'lucide-react/icons/mail'
import ShieldCheck from 'lucide-react/icons/shield-check'
import Undo from 'lucide-react/icons/undo-2'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { PublicFrame } from '../../web/layout/index.ts'
import { ask } from '../../web/queries.ts'
import { useSession, useWorkspace } from '../../web/session.ts'
import { usePageTitle } from '../../web/shell/page-title.ts'
import { Avatar, Icon, LinkButton } from '../../web/ui/index.ts'
import { DemoDoor } from './demo-door.tsx'
import { DemoDrawing, NetworksDrawing } from './door-drawings.tsx'
import entry from './entry.module.css'
import { OwnFooter } from './entry-footer.tsx'
import styles from './first-step.module.css'

interface DoorProps {
  drawing: ReactNode
  title: string
  text: string
  points: { icon: LucideIcon; words: string }[]
  action: ReactNode
}

const Door = ({ drawing, title, text, points, action }: DoorProps) => (
  <section className={styles.door}>
    {drawing}
    <div>
      <h2>{title}</h2>
      <p>{text}</p>
      <ul>
        {points.map(({ icon, words }) => (
          <li key={words}>
            <Icon of={icon} />
            <span>{words}</span>
          </li>
        ))}
      </ul>
      {action}
    </div>
  </section>
)

/** Two doors and nothing else before the first screen. */
function Screen() {
  const t = useTranslations('accounts.first')
  const { person } = useSession()
  const { slug } = useWorkspace()
  const { data } = useQuery(ask('/networks'))
  const firstName = person.name.split(/\s+/)[0] ?? person.name
  usePageTitle(t('title', { name: firstName }))

  return (
    <PublicFrame
      footer={<OwnFooter />}
      end={
        <span className={styles.me}>
          <Avatar name={person.name} size={26} />
          {person.name}
        </span>
      }
    >
      <h1 className={styles.title}>{t('title', { name: firstName })}</h1>
      <p className={`${entry.lead} ${styles.lead}`}>{t('lead')}</p>
      <div className={styles.doors}>
        <Door
          drawing={<NetworksDrawing monograms={data?.networks.map((network) => network.monogram) ?? []} />}
          title={t('connectTitle')}
          text={t('connectText')}
          points={[
            { icon: ClockIcon, words: t('connectTime') },
            { icon: ShieldCheck, words: t('connectCheck') },
          ]}
          action={
            <LinkButton
              to="/w/$workspace/settings/channels/connect"
              params={{ workspace: slug }}
              variant="primary"
              full
            >
              {t('connectTitle')}
            </LinkButton>
          }
        />
        <Door
          drawing={<DemoDrawing />}
          title={t('demoTitle')}
          text={t('demoText')}
          points={[
            { icon: ShieldCheck, words: t('demoSafe') },
            { icon: Undo, words: t('demoReset') },
          ]}
          action={<DemoDoor />}
        />
      </div>
      <p className={styles.others}>
        <Icon of={Mail} size={17} />
        <Link className="link" to="/w/$workspace/settings/team" params={{ workspace: slug }}>
          {t('invite')}
        </Link>
        <Link className="link" to="/w/$workspace" params={{ workspace: slug }}>
          {t('skip')}
        </Link>
      </p>
    </PublicFrame>
  )
}

export { Screen as screen }
