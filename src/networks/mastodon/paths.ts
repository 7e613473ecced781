import type { Settings } from './settings.ts'

export const statusPath = (id: string): string => `/api/v1/statuses/${encodeURIComponent(id)}`

export const ownStatusesPath = ({ accountId }: Settings): string =>
  `/api/v1/accounts/${encodeURIComponent(accountId)}/statuses`
