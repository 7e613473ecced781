import { Outlet } from '@tanstack/react-router'
import { useCurrentTitle } from './page-title.ts'

/** Above every page: says its title when it changes, since nothing is loaded again. */
export function Root() {
  const title = useCurrentTitle()
  return (
    <>
      <Outlet />
      <div className="sr" aria-live="polite" aria-atomic="true">
        {title}
      </div>
    </>
  )
}
