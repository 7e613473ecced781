import { settings } from './schema.ts'

const shown = (value: unknown): string => {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return 'none'
  return `\`${String(value)}\``
}
const cell = (text: string): string => text.replaceAll('|', '\\|')

/** The settings as a Markdown table: what docs/operate.md shows. */
export function settingsTable(): string {
  const defaults: Record<string, unknown> = settings.parse({})
  const rows = Object.entries(settings.shape).map(
    ([name, schema]) =>
      `| \`${name}\` | ${cell(shown(defaults[name]))} | ${cell(schema.description ?? '')} |`,
  )
  return ['| Setting | Default | What it does |', '|---|---|---|', ...rows].join('\n')
}
