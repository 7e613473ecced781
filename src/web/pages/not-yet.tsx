import { useParams } from '@tanstack/react-router'
import Hammer from 'lucide-react/icons/hammer'
import { useTranslations } from 'use-intl'
import { PageHead } from '../layout/page-head.tsx'
import { sections } from '../sections.ts'
import { EmptyState } from '../ui/empty-state.tsx'

/** Development only: a section of the plan whose screens do not exist. */
export function NotYet() {
  const t = useTranslations('pages')
  const names = useTranslations('sections')
  const { section: id } = useParams({ strict: false })
  const section = sections.find((each) => each.id === id)
  const name = section ? names(`${section.id}.name`) : (id ?? '')
  return (
    <>
      <PageHead title={name} />
      <EmptyState icon={Hammer} title={t('notYetTitle')}>
        {t('notYet', { name })}
      </EmptyState>
    </>
  )
}
