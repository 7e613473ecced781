import { useEffect, useRef, useState } from 'react'

const QUIET_MS = 30_000

/** How many more conversations wait, told at most every 30 seconds so that a screen reader is not drowned. */
export function useArrivals(waiting: number | undefined): number {
  const [told, setTold] = useState(0)
  const from = useRef<number | undefined>(undefined)
  const toldAt = useRef(0)

  useEffect(() => {
    if (waiting === undefined) return
    if (from.current === undefined || waiting <= from.current) {
      from.current = waiting
      return
    }
    const before = from.current
    const wait = Math.max(0, toldAt.current + QUIET_MS - Date.now())
    const timer = window.setTimeout(() => {
      toldAt.current = Date.now()
      from.current = waiting
      setTold(waiting - before)
    }, wait)
    return () => window.clearTimeout(timer)
  }, [waiting])

  return told
}
