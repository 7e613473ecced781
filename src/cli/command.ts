import type { App } from '../app.ts'
import type { Ground } from '../ground.ts'

/** What a command works with: the product over its database, without a web server and without a worker. */
export interface Shop {
  ground: Ground
  app: App
  /** A line of result on standard output. */
  print(line: string): void
}

export interface Option {
  /** `VALUE` as shown in the help; absent for a flag. */
  value?: string
  help: string
  required?: boolean
}

export interface Command {
  /** Words after `parvis`, such as `token create`. */
  name: string
  help: string
  /** Positional words, all required. */
  words?: readonly string[]
  options: Readonly<Record<string, Option>>
  run(shop: Shop, given: Record<string, string>): Promise<void>
}

/** A wrong call: one clear line, exit code 2. */
export class WrongCall extends Error {}
