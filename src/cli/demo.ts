import { findPersonByEmail } from '../accounts/index.ts'
import { type Command, WrongCall } from './command.ts'

export const demo: Command = {
  name: 'demo',
  help: 'Make the demonstration workspace (fictional, sends nothing) and give it to somebody.',
  options: { email: { value: 'ADDRESS', help: 'whose it will be', required: true } },
  async run({ ground, app, print }, { email = '' }) {
    const person = await findPersonByEmail(ground.database.db, email)
    if (!person) throw new WrongCall(`Nobody signs in with ${email}. Run setup first.`)
    // Its texts and pictures are of no use to the other commands.
    const { seedDemo } = await import('../demo/index.ts')
    const workspace = await seedDemo({ ...ground, networks: app.networks, reactions: app.reactions }, person)
    print(`demonstration workspace: ${workspace.slug}`)
  },
}
