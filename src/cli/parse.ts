import { parseArgs } from 'node:util'
import { type Command, WrongCall } from './command.ts'

/** Finds the command that the words name, and its options. Throws `WrongCall`, or returns null when help is asked. */
export function parseCall(
  commands: readonly Command[],
  args: readonly string[],
): { command: Command; given: Record<string, string> } | null {
  if (args.length === 0 || args.includes('--help') || args.includes('-h') || args[0] === 'help') return null
  const command = commands
    .filter((one) => one.name.split(' ').every((word, at) => args[at] === word))
    .sort((a, b) => b.name.length - a.name.length)[0]
  if (!command)
    throw new WrongCall(
      `parvis has no command "${args
        .filter((word) => !word.startsWith('-'))
        .slice(0, 2)
        .join(' ')}". See: npm run -s parvis -- --help`,
    )
  const rest = args.slice(command.name.split(' ').length)
  const given = read(command, rest)
  for (const [name, option] of Object.entries(command.options))
    if (option.required && !given[name])
      throw new WrongCall(`${command.name} needs --${name} ${option.value ?? ''}: ${option.help}`)
  return { command, given }
}

function read(command: Command, rest: readonly string[]): Record<string, string> {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, option]) => [
      name,
      { type: option.value ? ('string' as const) : ('boolean' as const) },
    ]),
  )
  try {
    const { values, positionals } = parseArgs({ args: [...rest], options, allowPositionals: true })
    const words = command.words ?? []
    if (positionals.length !== words.length)
      throw new Error(
        words.length === 0
          ? `takes no "${positionals[0]}"`
          : `takes ${words.join(' ')}, and was given ${positionals.length}`,
      )
    const named = Object.entries(values).map(([name, value]) => [name, String(value)] as const)
    return Object.fromEntries([...named, ...words.map((word, at) => [word, positionals[at] ?? ''] as const)])
  } catch (error) {
    throw new WrongCall(`${command.name}: ${(error as Error).message}`)
  }
}

/** The whole help. */
export function helpText(commands: readonly Command[]): string {
  const lines = commands.flatMap((command) => [
    `  ${[command.name, ...(command.words ?? [])].join(' ')}`,
    `      ${command.help}`,
    ...Object.entries(command.options).map(
      ([name, option]) =>
        `      --${name}${option.value ? ` ${option.value}` : ''}${option.required ? '' : ' (optional)'}  ${option.help}`,
    ),
    '',
  ])
  return `Parvis, from the command line. Settings come from the environment (docs/operate.md).\n\nnpm run -s parvis -- COMMAND\n\n${lines.join('\n')}`
}
