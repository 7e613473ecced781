import { readFile } from 'node:fs/promises'
import { createApp, words } from './app.ts'
import { backup, restore } from './cli/backup.ts'
import { type Command, WrongCall } from './cli/command.ts'
import { demo } from './cli/demo.ts'
import { doctor } from './cli/doctor.ts'
import { keyRotate } from './cli/key-rotate.ts'
import { helpText, parseCall } from './cli/parse.ts'
import { passwordSet } from './cli/password-set.ts'
import { setup } from './cli/setup.ts'
import { tokenCreate } from './cli/token-create.ts'
import { openGround } from './ground.ts'
import { loadConfig } from './platform/config/index.ts'
import { Refusal } from './platform/errors/index.ts'
import { silentLog } from './platform/log/index.ts'

const commands: readonly Command[] = [
  setup,
  tokenCreate,
  passwordSet,
  demo,
  doctor,
  backup,
  restore,
  keyRotate,
]

async function main(args: readonly string[]): Promise<void> {
  const call = parseCall(commands, args)
  if (!call) return print(helpText(commands))
  const config = loadConfig()
  const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'))
  const ground = await openGround(config, silentLog, version)
  try {
    const app = createApp(ground, { origin: () => config.PUBLIC_URL ?? '', drain: ground.stop.signal })
    await call.command.run({ ground, app, print }, call.given)
  } finally {
    ground.stop.abort()
    await ground.close()
  }
}

const print = (line: string): void => void process.stdout.write(`${line}\n`)

/** What to say in one line, and the exit code: 2 for a wrong call, 1 for anything else. */
function explain(error: unknown): [string, number] {
  if (error instanceof WrongCall) return [error.message, 2]
  if (error instanceof Refusal) return [inWords(error), 1]
  return [error instanceof Error ? error.message : String(error), 1]
}

function inWords({ detail }: Refusal): string {
  const [area, name] = detail.code.split('.')
  const part = (which: string) => words.say('en', `${area}.errors.${name}.${which}`, detail.values) ?? ''
  return `${part('message')} ${part('help')}`.trim() || detail.code
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const [line, code] = explain(error)
  process.stderr.write(`${line}\n`)
  process.exitCode = code
})
