import { createFirstOwner } from '../accounts/index.ts'
import type { Command } from './command.ts'
import { localeOption } from './options.ts'

export const setup: Command = {
  name: 'setup',
  help: 'Create the first owner and the first workspace. Refused once somebody exists.',
  options: {
    email: { value: 'ADDRESS', help: 'e-mail address of the owner', required: true },
    password: { value: 'PHRASE', help: 'pass phrase, 12 characters at least', required: true },
    workspace: { value: 'NAME', help: 'name of the brand, client or group', required: true },
    name: { value: 'NAME', help: 'name of the owner; the address by default' },
    locale: { value: 'fr|en', help: 'language of the workspace; DEFAULT_LOCALE by default' },
    'time-zone': { value: 'ZONE', help: 'IANA zone such as Europe/Paris, the default' },
  },
  async run({ ground, app, print }, given) {
    const { email = '', password = '', workspace: name = '' } = given
    const { workspace } = await createFirstOwner(
      { ...ground, makeContext: app.makeContext },
      {
        token: null,
        name: given.name ?? email.split('@')[0] ?? email,
        email,
        password,
        workspace: {
          name,
          locale: localeOption(given.locale, ground.config.DEFAULT_LOCALE),
          timeZone: given['time-zone'] ?? 'Europe/Paris',
        },
      },
    )
    print(`owner ${email}, workspace ${workspace.slug}`)
  },
}
