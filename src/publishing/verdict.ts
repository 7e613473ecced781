import { countText, type Limits, limitsFor, type Network } from '../networks/kit/index.ts'

export interface Judged {
  text: string
  pictures: readonly { alt: string }[]
  network: Network | undefined
  /** Of the channel: servers of one network may have limits of their own. */
  settings?: Record<string, unknown> | undefined
  cut: boolean
  paused: boolean
}

export interface Issue {
  code:
    | 'tooLong'
    | 'nearLimit'
    | 'empty'
    | 'noPublish'
    | 'cut'
    | 'paused'
    | 'noImages'
    | 'tooManyImages'
    | 'altMissing'
    | 'altTooLong'
  level: 'warning' | 'blocking'
  values?: Record<string, string | number>
}

export interface Verdict {
  count: number
  max: number | null
  issues: Issue[]
}

/** From this share of the limit on, what is left is said. */
const NEAR = 0.9

/** What a network would say of a variant, from its manifest and the channel's settings alone. Pure. */
export function judge({ text, pictures, network, settings, cut, paused }: Judged): Verdict {
  const limits = network && limitsFor(network, settings ?? {})
  const limit = limits?.text?.post
  const { count, max, over } = limit
    ? countText(limit, text)
    : { count: [...text].length, max: null, over: 0 }
  const issues: Issue[] = []
  if (network?.manifest.capabilities.publish?.level !== 'native')
    issues.push({ code: 'noPublish', level: 'blocking', values: { network: network?.manifest.name ?? '?' } })
  if (text.trim() === '' && pictures.length === 0) issues.push({ code: 'empty', level: 'blocking' })
  if (over > 0) issues.push({ code: 'tooLong', level: 'blocking', values: { over } })
  else if (max !== null && count >= max * NEAR)
    issues.push({ code: 'nearLimit', level: 'warning', values: { left: max - count } })
  issues.push(...judgePictures(pictures, network, limits))
  if (cut) issues.push({ code: 'cut', level: 'warning' })
  if (paused) issues.push({ code: 'paused', level: 'warning' })
  return { count, max, issues }
}

function judgePictures(
  pictures: Judged['pictures'],
  network: Network | undefined,
  limits: Limits | undefined,
): Issue[] {
  if (pictures.length === 0) return []
  const limit = limits?.images
  if (!limit)
    return [{ code: 'noImages', level: 'blocking', values: { network: network?.manifest.name ?? '?' } }]
  const issues: Issue[] = []
  if (pictures.length > limit.maxCount)
    issues.push({ code: 'tooManyImages', level: 'blocking', values: { max: limit.maxCount } })
  if (pictures.some((picture) => picture.alt.trim() === ''))
    issues.push({ code: 'altMissing', level: 'warning' })
  if (pictures.some((picture) => [...picture.alt].length > limit.altMax))
    issues.push({ code: 'altTooLong', level: 'blocking', values: { max: limit.altMax } })
  return issues
}
