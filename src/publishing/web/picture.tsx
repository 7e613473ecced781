import { currentWorkspace } from '../../web/workspace-slug.ts'
import type { MediaView } from '../contract.ts'

interface Props {
  media: MediaView & { alt?: string }
  size: '320' | '960'
  className?: string | undefined
}

/** One of our own pictures. An `img` sends no header, so the address names the workspace. */
export const Picture = ({ media, size, className }: Props) => (
  <img
    src={`/api/v1${media.path}?size=${size}&workspace=${encodeURIComponent(currentWorkspace() ?? '')}`}
    alt={media.alt ?? ''}
    width={media.width}
    height={media.height}
    loading="lazy"
    decoding="async"
    className={className}
  />
)
