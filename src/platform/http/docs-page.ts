import type { RouteContract } from './contract.ts'
import type { DescribedRoute } from './route.ts'

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

const fields = (contract: RouteContract): string =>
  [contract.params, contract.query]
    .flatMap((object) => Object.keys(object?.shape ?? {}))
    .concat(contract.body ? ['JSON body'] : [], contract.bytes ? [contract.bytes.types.join(', ')] : [])
    .map((name) => `<code>${escapeHtml(name)}</code>`)
    .join(' ')

const row = (route: DescribedRoute): string =>
  `<tr><td><b>${route.contract.method.toUpperCase()}</b></td><td><code>/api/v1${escapeHtml(route.contract.path)}</code></td><td>${escapeHtml(
    route.contract.summary,
  )}</td><td>${route.audience}</td><td>${fields(route.contract)}</td></tr>`

/** The API on one readable page, without a line of script. */
export function docsPage(routes: readonly DescribedRoute[]): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Parvis API</title></head>
<body><main><h1>Parvis API</h1>
<p>Authenticate with <code>Authorization: Bearer prv_…</code>; a token belongs to one workspace and one role. Errors have one shape:
<code>{"error":{"code","message","help","field","details"}}</code>. The whole description: <a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
<table><caption>Routes</caption><thead><tr><th>Method<th>Path<th>What it does<th>For<th>Takes</tr></thead><tbody>${routes.map(row).join('\n')}</tbody></table></main></body></html>`
}
