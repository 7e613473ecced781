import type { Generated, JSONColumnType } from 'kysely'
import type { z } from 'zod'
import type { variantState } from './contract.ts'

export interface PictureRef {
  mediaId: string
  alt: string
}

export interface VariantTrouble {
  kind: 'reconnect' | 'rejected' | 'rate-limited' | 'transient' | 'gone' | 'uncertain'
  said: string
}

export interface VariantMetrics {
  likes: number | null
  replies: number | null
  shares: number | null
  views: number | null
}

interface MediaTable {
  workspace_id: string
  id: string
  name: string
  mime: string
  width: number
  height: number
  bytes: number
  file_key: string
  added_by: string
  added_at: Date
}

interface PostTable {
  workspace_id: string
  id: string
  text: string
  pictures: JSONColumnType<PictureRef[]>
  scheduled_at: Date | null
  created_by_name: string
  created_at: Date
  updated_at: Date
  version: Generated<number>
}

interface VariantTable {
  workspace_id: string
  id: string
  post_id: string
  channel_id: string
  own_text: string | null
  state: z.output<typeof variantState>
  delivery_id: string | null
  remote_id: string | null
  url: string | null
  published_at: Date | null
  trouble: JSONColumnType<VariantTrouble> | null
  metrics: JSONColumnType<VariantMetrics> | null
  metrics_at: Date | null
  next_metrics_at: Date | null
}

declare module '../platform/database/schema.ts' {
  interface Schema {
    media: MediaTable
    post: PostTable
    variant: VariantTable
  }
}
