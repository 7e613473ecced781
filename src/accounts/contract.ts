import { z } from 'zod'
import { roles } from '../platform/context/index.ts'
import { contract } from '../platform/http/contract.ts'

const id = z.uuid()
const instant = z.iso.datetime()
const email = z.string().trim().toLowerCase().max(254).pipe(z.email())
const personName = z.string().trim().min(1).max(80)
const workspaceName = z.string().trim().min(1).max(120)
/** Length only: whether it is easily guessed is judged when it is set, with words that help. */
const newPassword = z.string().max(128)
const secret = z.string().min(20).max(100)

export const role = z.enum(roles)
export const locale = z.enum(['fr', 'en'])
export const theme = z.enum(['system', 'light', 'dark'])
export const density = z.enum(['compact', 'normal', 'roomy'])
/** An IANA zone that this server knows, such as `Europe/Paris`. */
export const timeZone = z.string().max(64).refine(knownTimeZone, { message: 'unknown time zone' })

function knownTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** What anybody may know before signing in. `oidc` is the label of the provider's button, null without one. */
export const instance = z.object({
  needsOwner: z.boolean(),
  version: z.string(),
  locale,
  oidc: z.string().nullable(),
  sendsMail: z.boolean(),
})

export const person = z.object({
  id,
  name: z.string(),
  email: z.string(),
  locale,
  theme,
  density,
  /** Whether single-letter keys act. */
  shortcuts: z.boolean(),
  /** A code from an application is asked at sign-in. */
  twoFactor: z.boolean(),
})
export type Person = z.output<typeof person>

/** `null` counts: nobody here knows them. */
const workload = { waiting: z.number().int().nullable(), overdue: z.number().int().nullable() }

export const workspace = z.object({
  id,
  slug: z.string(),
  name: z.string(),
  locale,
  timeZone: z.string(),
  isDemo: z.boolean(),
})
export const myWorkspace = workspace.extend({ role, ...workload })
export type MyWorkspace = z.output<typeof myWorkspace>

export const teammate = z.object({
  personId: id,
  name: z.string(),
  email: z.string(),
  role,
  twoFactor: z.boolean(),
  passkeys: z.number().int(),
  joinedAt: instant,
})
export type Teammate = z.output<typeof teammate>

export const invitation = z.object({
  id,
  email: z.string(),
  role,
  invitedBy: z.string(),
  createdAt: instant,
  expiresAt: instant,
  expired: z.boolean(),
})
export type Invitation = z.output<typeof invitation>

export const apiToken = z.object({
  id,
  name: z.string(),
  role,
  /** The first signs of the token, to recognise it. */
  start: z.string(),
  createdBy: z.string(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
  expiresAt: instant.nullable(),
  revokedAt: instant.nullable(),
})
export type ApiToken = z.output<typeof apiToken>

export const auditEntry = z.object({
  seq: z.number().int(),
  /** Past tense: `teammate.invited`. */
  type: z.string(),
  subject: z.string(),
  actor: z.object({ kind: z.enum(['person', 'token', 'system']), id: id.nullable(), name: z.string() }),
  payload: z.record(z.string(), z.unknown()),
  at: instant,
})
export type AuditEntry = z.output<typeof auditEntry>

export const newWorkspace = z.object({ name: workspaceName, locale, timeZone })
const me = z.object({ person, workspaces: z.array(myWorkspace) })
const byPerson = z.object({ personId: id })

/** Everything about people who sign in, their workspaces and their rights. Sign-in itself is below `/api/auth`. */
export const accountsRoutes = {
  readInstance: contract({
    method: 'get',
    path: '/instance',
    summary: 'What this installation is, before signing in',
    output: instance,
  }),
  /** Refused once a person exists: `accounts.alreadySetUp` (409). Signs the person in. */
  setUp: contract({
    method: 'post',
    path: '/setup',
    summary: 'Create the first owner and their workspace, with the link printed at first start',
    body: z.object({
      token: secret,
      name: personName,
      email,
      password: newPassword,
      workspace: newWorkspace,
    }),
    output: me,
    status: 201,
  }),
  readMe: contract({
    method: 'get',
    path: '/me',
    summary: 'The signed-in person and their workspaces',
    output: me,
  }),
  updateMe: contract({
    method: 'patch',
    path: '/me',
    summary: 'Change one’s name and preferences',
    body: z.object({ name: personName, locale, theme, density, shortcuts: z.boolean() }).partial(),
    output: person,
  }),
  listWorkspaces: contract({
    method: 'get',
    path: '/workspaces',
    summary: 'The workspaces of the signed-in person',
    output: z.object({ items: z.array(myWorkspace) }),
  }),
  createWorkspace: contract({
    method: 'post',
    path: '/workspaces',
    summary: 'Open another workspace and become its owner',
    body: newWorkspace,
    output: myWorkspace,
    status: 201,
  }),
  readWorkspace: contract({
    method: 'get',
    path: '/workspace',
    summary: 'The current workspace',
    output: workspace,
  }),
  updateWorkspace: contract({
    method: 'patch',
    path: '/workspace',
    summary: 'Rename the workspace, change its language or its time zone',
    body: newWorkspace.partial(),
    output: workspace,
  }),
  listTeammates: contract({
    method: 'get',
    path: '/teammates',
    summary: 'The people of the workspace, at most 500',
    output: z.object({ items: z.array(teammate) }),
  }),
  /** `accounts.lastOwner` (409) when nobody else owns the workspace, `accounts.roleAboveYours` (403). */
  changeRole: contract({
    method: 'patch',
    path: '/teammates/{personId}',
    summary: 'Give a teammate another role',
    params: byPerson,
    body: z.object({ role }),
    output: teammate,
  }),
  removeTeammate: contract({
    method: 'delete',
    path: '/teammates/{personId}',
    summary: 'Take a person out of the workspace; anybody may leave by themselves',
    params: byPerson,
    output: null,
    status: 204,
  }),
  listInvitations: contract({
    method: 'get',
    path: '/invitations',
    summary: 'Invitations nobody has accepted yet, at most 500',
    output: z.object({ items: z.array(invitation) }),
  }),
  /** `link` is shown once, for the inviter to pass on; null when it was mailed to the person alone. */
  inviteTeammate: contract({
    method: 'post',
    path: '/invitations',
    summary: 'Invite someone by e-mail; the link is valid for 7 days',
    body: z.object({ email, role }),
    output: z.object({ invitation, link: z.string().nullable() }),
    status: 201,
  }),
  revokeInvitation: contract({
    method: 'delete',
    path: '/invitations/{invitationId}',
    summary: 'Withdraw an invitation',
    params: z.object({ invitationId: id }),
    output: null,
    status: 204,
  }),
  /** `hasAccount`: the person signs in first, then accepts without a name or a password. */
  previewInvitation: contract({
    method: 'get',
    path: '/invitations/{token}/preview',
    summary: 'What an invitation link offers, to whom',
    params: z.object({ token: secret }),
    output: z.object({
      workspaceName: z.string(),
      invitedBy: z.string(),
      email: z.string(),
      role,
      locale,
      expiresAt: instant,
      hasAccount: z.boolean(),
    }),
  }),
  /** Signs a new person in. `accounts.signInFirst` (401) when the address already has an account. */
  acceptInvitation: contract({
    method: 'post',
    path: '/invitations/{token}/accept',
    summary: 'Join the workspace; a new person gives a name and a password',
    params: z.object({ token: secret }),
    body: z.object({ name: personName, password: newPassword, locale }).partial(),
    output: z.object({ workspace: myWorkspace }),
  }),
  listTokens: contract({
    method: 'get',
    path: '/tokens',
    summary: 'API tokens of the workspace, newest first, at most 500',
    output: z.object({ items: z.array(apiToken) }),
  }),
  /** `secret` is shown once. */
  createToken: contract({
    method: 'post',
    path: '/tokens',
    summary: 'Create an API token for this workspace',
    body: z.object({
      name: z.string().trim().min(1).max(80),
      role,
      expiresInDays: z.number().int().min(1).max(3660).nullable().default(null),
    }),
    output: z.object({ token: apiToken, secret: z.string() }),
    status: 201,
  }),
  revokeToken: contract({
    method: 'delete',
    path: '/tokens/{tokenId}',
    summary: 'Revoke an API token at once',
    params: z.object({ tokenId: id }),
    output: null,
    status: 204,
  }),
  /** `before` is the `seq` of the last entry seen; `next` is what to pass to go on, null at the end. */
  listAudit: contract({
    method: 'get',
    path: '/audit',
    summary: 'What was done in the workspace, newest first',
    query: z.object({
      before: z.coerce.number().int().positive().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      /** Beginning of the type: `teammate` or `teammate.invited`. */
      type: z
        .string()
        .max(80)
        .regex(/^[a-z.-]+$/i)
        .optional(),
      actorId: id.optional(),
    }),
    output: z.object({ items: z.array(auditEntry), next: z.number().int().nullable() }),
  }),
}
