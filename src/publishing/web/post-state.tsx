import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import CircleHelp from 'lucide-react/icons/circle-help'
import Clock from 'lucide-react/icons/clock'
import Pencil from 'lucide-react/icons/pencil'
import Send from 'lucide-react/icons/send'
import { useTranslations } from 'use-intl'
import { StateWord } from '../../web/ui/index.ts'
import type { PostState, VariantView } from '../contract.ts'

const looks = {
  draft: { tone: 'muted', icon: Pencil },
  scheduled: { tone: 'info', icon: Clock },
  publishing: { tone: 'info', icon: Send },
  sending: { tone: 'info', icon: Send },
  published: { tone: 'ok', icon: CircleCheck },
  partly: { tone: 'late', icon: CircleAlert, strong: true },
  failed: { tone: 'late', icon: CircleAlert, strong: true },
  unknown: { tone: 'soon', icon: CircleHelp, strong: true },
  cancelled: { tone: 'muted', icon: Pencil },
} as const satisfies Record<PostState | VariantView['state'], object>

/** The state of a post or of one of its variants. Bold only when somebody must act. */
export function PostStateWord({ state }: { state: PostState | VariantView['state'] }) {
  const t = useTranslations('publishing')
  return <StateWord {...looks[state]}>{t(`states.${state}`)}</StateWord>
}
