/** The workspace of a page's address, `/w/<slug>/…`: two tabs may stand in two workspaces. */
export function slugOf(pathname: string): string | null {
  const found = /^\/w\/([^/]+)/.exec(pathname)?.[1]
  return found ? decodeURIComponent(found) : null
}

export const currentWorkspace = (): string | null => slugOf(window.location.pathname)
