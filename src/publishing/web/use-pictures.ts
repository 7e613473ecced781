import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../../web/api.ts'
import { type DraftPost, withPicture } from './draft-post.ts'
import { rejectionOf } from './picture-files.ts'
import { useRefusalWords } from './refusal-words.ts'

export interface Upload {
  key: string
  name: string
  /** What went wrong, null while it goes up. */
  trouble: string | null
}

const MAX_NAME = 200

/** Sends pictures one after the other, so that they stand in the order they were given. */
export function usePictures(onChange: (update: (now: DraftPost) => DraftPost) => void) {
  const t = useTranslations('publishing')
  const words = useRefusalWords()
  const [uploads, setUploads] = useState<Upload[]>([])
  const drop = (key: string) => setUploads((all) => all.filter((upload) => upload.key !== key))
  const fail = (key: string, trouble: string) =>
    setUploads((all) => all.map((upload) => (upload.key === key ? { ...upload, trouble } : upload)))

  const add = async (files: readonly File[]) => {
    const wanted = files.map((file) => ({ key: crypto.randomUUID(), file }))
    setUploads((all) => [...all, ...wanted.map(({ key, file }) => ({ key, name: file.name, trouble: null }))])
    for (const { key, file } of wanted) {
      const rejected = rejectionOf(file)
      if (rejected) {
        fail(key, t(rejected === 'size' ? 'picture.tooBig' : 'picture.type'))
        continue
      }
      try {
        const media = await api.post('/media', {
          bytes: file,
          query: { name: file.name.slice(0, MAX_NAME) || 'image' },
        })
        onChange((now) => withPicture(now, media))
        drop(key)
      } catch (error) {
        const { message, help } = words(error)
        fail(key, `${message} ${help}`.trim())
      }
    }
  }
  return { uploads, add, drop }
}
