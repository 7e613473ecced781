import { z } from 'zod'

const flag = z.enum(['true', 'false']).transform((value) => value === 'true')
const list = z
  .string()
  .max(4000)
  .transform((value) =>
    value
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  )

/** Every setting, read once from the environment. The descriptions are the text of docs/operate.md. */
export const settings = z.object({
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .default(8470)
    .describe('Port of the web server. 0 takes a free one.'),
  HOST: z
    .string()
    .max(255)
    .default('127.0.0.1')
    .describe('Address to listen on. Behind a proxy on the same machine, leave it.'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .refine((value) => URL.parse(value)?.pathname === '/', 'must end after the host name: no path')
    .optional()
    .describe(
      'Address people type, such as https://parvis.example. Needed behind a proxy: links, cookies and passkeys follow it.',
    ),
  PARVIS_DATA: z
    .string()
    .min(1)
    .max(1000)
    .default('.parvis')
    .describe('Folder of the database, the files and the key. Back it up.'),
  DATABASE_URL: z
    .string()
    .max(2000)
    .regex(/^postgres(ql)?:\/\//, 'must start with postgresql://')
    .optional()
    .describe(
      'A PostgreSQL server (15 or later) instead of the one inside. Needed to run on several machines.',
    ),
  ROLE: z
    .enum(['all', 'web', 'worker'])
    .default('all')
    .describe('What this process does: pages and API (web), networks and timed work (worker), or both.'),
  SMTP_URL: z
    .string()
    .max(2000)
    .regex(/^smtps?:\/\//, 'must start with smtp:// or smtps://')
    .optional()
    .describe(
      'Mail server, such as smtps://user:password@mail.example. Without it, invitations are links to copy.',
    ),
  MAIL_FROM: z.string().max(320).default('Parvis <parvis@localhost>').describe('Sender of the mails.'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('info')
    .describe('How much is logged, as JSON lines.'),
  DEFAULT_LOCALE: z.enum(['fr', 'en']).default('fr').describe('Language before anybody signs in.'),
  ALLOW_PRIVATE_HOSTS: list
    .default([])
    .describe(
      'Host names or addresses, comma separated, that channels may reach although they are private (a forum on your own network).',
    ),
  EXTRA_NETWORKS: list
    .default([])
    .describe(
      'Paths of modules that add a network, comma separated (docs/add-a-network.md). They run with the rights of Parvis.',
    ),
  EXCHANGE_SECONDS: z.coerce
    .number()
    .int()
    .min(2)
    .max(300)
    .default(30)
    .describe(
      'Longest wait for one answer of a network, uploads included. Raise it on a slow line; what gets no answer is looked up, never sent twice.',
    ),
  OIDC_ISSUER: z.url().optional().describe('Address of an OpenID Connect provider, to sign in with it.'),
  OIDC_CLIENT_ID: z.string().max(500).optional().describe('Client identifier given by that provider.'),
  OIDC_CLIENT_SECRET: z.string().max(2000).optional().describe('Client secret given by that provider.'),
  METRICS: flag.default(false).describe('Serve /metrics in Prometheus format to the machine itself.'),
  TRUST_PROXY: flag
    .default(false)
    .describe('Take the visitor address from X-Forwarded-For. Only behind a proxy of yours that sets it.'),
  DATABASE_POOL: z.coerce
    .number()
    .int()
    .min(2)
    .max(200)
    .default(10)
    .describe('Database connections of this process.'),
})

export type Config = z.output<typeof settings>
