import { expect, test, vi } from 'vitest'
import { dismissToast, showToast, toastStore, undoLast } from './toast-store.ts'

test('undo runs once, and only while its line is on screen', () => {
  const undo = vi.fn()
  showToast('Conversation close', undo)
  expect(undoLast()).toBe(true)
  expect(undoLast()).toBe(false)
  expect(undo).toHaveBeenCalledTimes(1)

  showToast('Conversation close', undo)
  dismissToast()
  expect(undoLast()).toBe(false)
})

test('a new line takes the place of the former and tells who watches', () => {
  const seen: (string | undefined)[] = []
  const stop = toastStore.subscribe(() => seen.push(toastStore.read()?.message))
  showToast('un')
  showToast('deux')
  stop()
  showToast('trois')
  expect(seen).toEqual(['un', 'deux'])
})
