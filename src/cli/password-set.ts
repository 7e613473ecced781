import { setPassword } from '../accounts/index.ts'
import type { Command } from './command.ts'

export const passwordSet: Command = {
  name: 'password set',
  help: 'Give somebody who is locked out a new pass phrase; their open sessions end.',
  options: {
    email: { value: 'ADDRESS', help: 'their e-mail address', required: true },
    password: { value: 'PHRASE', help: 'the new pass phrase', required: true },
  },
  async run({ ground, print }, { email = '', password = '' }) {
    await setPassword(ground, { email, password })
    print(`new pass phrase for ${email}; every open session has ended`)
  },
}
