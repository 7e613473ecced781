/** An http(s) address without credentials, as typed by a person; `undefined` for anything else. */
export const typedAddress = (typed: string | undefined): string | undefined => {
  const text = typed?.trim() ?? ''
  const url = text ? URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`) : null
  return url && /^https?:$/.test(url.protocol) && !url.username && !url.password ? url.href : undefined
}

export const webAddress = (text: string): string | undefined => {
  const url = URL.parse(text.trim())
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined
}

/**
 * The address of one route. Sites without pretty links have their API behind `?rest_route=`: the route goes there, and the
 * query beside it.
 */
export const endpoint = (root: string, path: string, query: Record<string, string> = {}): string => {
  const url = new URL(root)
  const route = url.searchParams.get('rest_route')
  if (route === null) url.pathname = `${url.pathname.replace(/\/+$/, '')}/${path}`
  else url.searchParams.set('rest_route', `${route.replace(/\/+$/, '')}/${path}`)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url.href
}
