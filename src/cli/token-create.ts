import { createToken } from '../accounts/index.ts'
import type { Command } from './command.ts'
import { roleOption, workspaceOption } from './options.ts'

export const tokenCreate: Command = {
  name: 'token create',
  help: 'Create an API token. It is printed once and kept only as a hash.',
  options: {
    workspace: { value: 'SLUG', help: 'address of the workspace', required: true },
    role: { value: 'ROLE', help: 'what it may do: manager, editor, analyst…', required: true },
    name: { value: 'NAME', help: 'what it is for; "command line" by default' },
    days: { value: 'DAYS', help: 'ends by itself after so many days' },
  },
  async run(shop, given) {
    const workspace = await workspaceOption(shop, given.workspace)
    const role = roleOption(given.role)
    const scope = await shop.app.scopeOf(workspace.id)
    const made = await scope.transaction((ctx) =>
      createToken(ctx, {
        name: given.name ?? 'command line',
        role,
        expiresInDays: given.days ? Number(given.days) : null,
      }),
    )
    shop.print(made.secret)
  },
}
