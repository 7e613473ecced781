import { Link, useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Section } from '../sections.ts'
import { useWorkspace } from '../session.ts'

interface Props {
  section: Section
  className?: string | undefined
  title?: string
  children: ReactNode
}

/** A section that exists leads to its screen; another one, in development, to the page that says so. */
export function SectionLink({ section, className, title, children }: Props) {
  const { slug } = useWorkspace()
  const { pathname } = useLocation()
  const place = section.to?.replace('$workspace', slug) ?? `/w/${slug}/not-yet/${section.id}`
  const current = pathname === place || pathname.startsWith(`${place}/`) ? 'page' : undefined
  if (section.to)
    return (
      <Link
        to={section.to}
        params={{ workspace: slug }}
        className={className}
        title={title}
        aria-current={current}
      >
        {children}
      </Link>
    )
  return (
    <Link
      to="/w/$workspace/not-yet/$section"
      params={{ workspace: slug, section: section.id }}
      className={className}
      title={title}
      aria-current={current}
    >
      {children}
    </Link>
  )
}
