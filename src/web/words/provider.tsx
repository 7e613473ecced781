import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { IntlProvider } from 'use-intl'
import { loadWords } from './load.ts'
import type { Locale, Words } from './words.ts'

interface Props {
  locale: Locale
  words: Words
  children: ReactNode
}

const Choice = createContext<(locale: Locale) => Promise<void>>(() => Promise.resolve())

/** Changes the language of the page, once its words have come. */
export const useSetLocale = (): ((locale: Locale) => Promise<void>) => useContext(Choice)

export function WordsProvider({ locale, words, children }: Props) {
  const [now, setNow] = useState({ locale, words })
  const choose = useMemo(
    () => async (wanted: Locale) => {
      const found = await loadWords(wanted)
      document.documentElement.lang = wanted
      setNow({ locale: wanted, words: found })
    },
    [],
  )
  return (
    <Choice value={choose}>
      <IntlProvider
        locale={now.locale}
        messages={now.words}
        timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}
      >
        {children}
      </IntlProvider>
    </Choice>
  )
}
