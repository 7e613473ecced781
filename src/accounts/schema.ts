import type { Generated } from 'kysely'
import type { Role } from '../platform/context/index.ts'

interface PersonTable {
  id: Generated<string>
  name: string
  email: string
  email_verified: Generated<boolean>
  image: string | null
  two_factor_enabled: Generated<boolean>
  locale: 'fr' | 'en'
  theme: Generated<'system' | 'light' | 'dark'>
  density: Generated<'compact' | 'normal' | 'roomy'>
  shortcuts: Generated<boolean>
  created_at: Date
  updated_at: Date
}

interface SessionTable {
  id: Generated<string>
  person_id: string
  token: string
  expires_at: Date
}

interface CredentialTable {
  id: Generated<string>
  person_id: string
  provider_id: string
  account_id: string
  password: string | null
  created_at: Date
  updated_at: Date
}

interface PasskeyTable {
  id: Generated<string>
  person_id: string
}

interface SetupLinkTable {
  token_hash: Buffer
  created_at: Date
}

interface TeammateTable {
  workspace_id: string
  person_id: string
  role: Role
  joined_at: Date
}

interface InvitationTable {
  workspace_id: string
  id: string
  email: string
  role: Role
  token_hash: Buffer
  invited_by: string | null
  invited_by_name: string
  mailed: Generated<boolean>
  created_at: Date
  expires_at: Date
}

interface ApiTokenTable {
  workspace_id: string
  id: string
  name: string
  role: Role
  start: string
  token_hash: Buffer
  created_by: string | null
  created_by_name: string
  created_at: Date
  last_used_at: Date | null
  expires_at: Date | null
  revoked_at: Date | null
}

declare module '../platform/database/schema.ts' {
  interface Schema {
    person: PersonTable
    session: SessionTable
    credential: CredentialTable
    passkey: PasskeyTable
    setup_link: SetupLinkTable
    teammate: TeammateTable
    invitation: InvitationTable
    api_token: ApiTokenTable
  }
}
