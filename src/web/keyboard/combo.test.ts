import { expect, test } from 'vitest'
import { comboOf, isSingleKey, type Stroke } from './combo.ts'

const stroke = (key: string, held: Partial<Stroke> = {}): Stroke => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

test.each([
  [stroke('k', { ctrlKey: true }), 'Ctrl+K'],
  [stroke('k', { metaKey: true }), 'Ctrl+K'],
  [stroke('Enter', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+Enter'],
  [stroke('F6', { shiftKey: true }), 'Shift+F6'],
  [stroke('E'), 'e'],
  [stroke('?', { shiftKey: true }), '?'],
  [stroke('ArrowLeft', { altKey: true }), 'Alt+←'],
  [stroke('Escape'), 'Esc'],
])('%o is %s', (given, combo) => {
  expect(comboOf(given)).toBe(combo)
})

test('the digits of an AZERTY row are read by their place', () => {
  expect(comboOf(stroke('&', { code: 'Digit1' }))).toBe('1')
  expect(comboOf(stroke('1', { code: 'Numpad1' }))).toBe('1')
})

test('only one bare sign is a single key', () => {
  expect(['e', '?', '1'].every(isSingleKey)).toBe(true)
  expect(['Ctrl+K', 'F6', 'Esc', 'Enter'].some(isSingleKey)).toBe(false)
})
