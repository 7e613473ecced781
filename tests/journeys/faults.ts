import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** The rules whose answer depends on colours. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block']

/** What axe finds against WCAG 2.2 A and AA in both themes, one line an element. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' })
  const byDay = await new AxeBuilder({ page }).withTags(WCAG_22_AA).analyze()
  await page.emulateMedia({ colorScheme: 'dark' })
  const byNight = await new AxeBuilder({ page }).withRules(OF_COLOURS).analyze()
  return [...byDay.violations, ...byNight.violations].flatMap(({ id, nodes }) =>
    nodes.map(
      (node) => `${id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`,
    ),
  )
}

/** What scrolls sideways: the page itself, or a part of it (WCAG 1.4.10). */
export const sidewaysScrolls = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const nameOf = (element: Element) => `${element.tagName.toLowerCase()} ${element.className}`
    const scrolls = (element: Element) =>
      element.scrollWidth > element.clientWidth &&
      (element === document.documentElement || /auto|scroll/.test(getComputedStyle(element).overflowX))
    return [...document.querySelectorAll('html, body *')]
      .filter(scrolls)
      .map((element) => `${nameOf(element)} holds ${element.scrollWidth} in ${element.clientWidth}`)
  })

/** Where the focus cannot be seen at all, in the order of Tab, once round the page (WCAG 2.4.11). */
export async function hiddenFocus(page: Page): Promise<string[]> {
  const hidden: string[] = []
  for (;;) {
    await page.keyboard.press('Tab')
    const { name, seenBefore, shown } = await page.evaluate(lookAtFocus)
    if (seenBefore) return hidden
    if (!shown) hidden.push(name)
  }
}

function lookAtFocus(): { name: string; seenBefore: boolean; shown: boolean } {
  const at = document.activeElement
  if (!(at instanceof HTMLElement) || at === document.body) return { name: '', seenBefore: true, shown: true }
  const seenBefore = at.dataset.focusSeen === 'yes'
  at.dataset.focusSeen = 'yes'
  const box = at.getBoundingClientRect()
  const shares = [0.1, 0.5, 0.9]
  const shown = shares.some((x) =>
    shares.some((y) => {
      const hit = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y)
      return hit !== null && (at.contains(hit) || (at.closest('label')?.contains(hit) ?? false))
    }),
  )
  return {
    name: `${at.tagName} ${at.getAttribute('aria-label') ?? at.textContent?.slice(0, 40)}`,
    seenBefore,
    shown,
  }
}
