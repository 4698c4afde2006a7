import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { mount } from '@vue/test-utils'
import { language } from '@/shared/i18n'
import { actWords } from './actWords'
import { linesOf } from './detail'
import EntryDetail from './EntryDetail.vue'

afterEach(() => {
  language.value = 'zh'
})

it('says an act in the reader’s language, and one without words as it is coded', () => {
  expect([actWords('grant.approve'), actWords('business_days.set'), actWords('moon_base.land_on')]).toEqual(['拨款 · 批准', '营业日 · 设置', 'moon base · land on'])
  expect(actWords('toString.constructor')).toBe('toString · constructor')
  language.value = 'en'
  expect(actWords('subsidy_claim.hand_back')).toBe('Subsidy claim · hand back')
})

it('has words for every act that a door of a service names', () => {
  const doors = ['identity', 'treasury', 'vouchers', 'redemption', 'subsidies', 'jobfair'].flatMap((service) => {
    const folder = `${process.cwd()}/../../${service}/entrypoints`
    return readdirSync(folder).filter((name) => name.endsWith('.py')).map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
  })
  const acts = doors.flatMap((door) => [...door.matchAll(/\bact="([a-z_]+\.[a-z_]+)"/g)].map((found) => found[1] ?? ''))
  expect(acts.length).toBeGreaterThan(50)
  expect(acts.filter((act) => /[a-z]/.test(actWords(act)))).toEqual([])
})

it('tells JSON as names and values, a line each, and what is none as it is', () => {
  const told = { to_fen: 500, reason: '停', who: null, ids: ['a', 'b'], days: [{ day: '2026-08-26', open: true }, { day: '2026-08-27', open: false }] }
  expect(linesOf(JSON.stringify(told))).toEqual([
    'to_fen: 500', 'reason: 停', 'who: —', 'ids: a, b', 'days: \n  - day: 2026-08-26, open: true\n  - day: 2026-08-27, open: false',
  ])
  expect([linesOf('{'), linesOf('[1]'), linesOf(''), linesOf('{}')]).toEqual([['{'], ['[1]'], [], []])
})

it('folds what is long, and shows all of it once it is opened', async () => {
  const days = Array.from({ length: 400 }, (_, n) => ({ business_day: `day-${n}` }))
  const detail = mount(EntryDetail, { props: { detail: JSON.stringify({ days }) } })
  expect(detail.text().length).toBeLessThan(300)
  expect(detail.text()).not.toContain('day-399')
  const fold = detail.get('details')
  fold.element.open = true
  await fold.trigger('toggle')
  expect(detail.get('.all').text()).toContain('day-399')
  expect(mount(EntryDetail, { props: { detail: '{"to_fen":5}' } }).find('details').exists()).toBe(false)
})
