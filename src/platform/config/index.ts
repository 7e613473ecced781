import { type Config, settings } from './schema.ts'

export { type Config, settings } from './schema.ts'

/** Reads the settings. Throws an `Error` whose message tells an operator each wrong one, what was seen and what is expected. */
export function loadConfig(environment: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(
    Object.keys(settings.shape)
      .map((name) => [name, environment[name]] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = settings.safeParse(given)
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0])
    const seen =
      name.includes('SECRET') || name.endsWith('_URL') ? '' : ` (seen: ${JSON.stringify(given[name])})`
    return `  ${name}: ${issue.message}${seen}`
  })
  throw new Error(`These settings cannot be used:\n${lines.join('\n')}\nSee docs/operate.md.`)
}
