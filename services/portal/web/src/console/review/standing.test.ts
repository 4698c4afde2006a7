import { expect, it } from 'vitest'
import { lateness, levelAsked, ownQueue, queuesShown, standing } from './standing'

const WAY = { levels: ['district', 'city'] }
const district = { role: 'district_reviewer', subject_id: 'd' } as const
const city = { role: 'city_reviewer', subject_id: 'c' } as const

it('asks each level in its turn, and the only one at once', () => {
  expect([levelAsked('AUTO_CHECKED', WAY), levelAsked('DISTRICT_APPROVED', WAY), levelAsked('IN_BATCH', WAY)]).toEqual(['district', 'city', undefined])
  expect(levelAsked('AUTO_CHECKED', { levels: ['city'] })).toBe('city')
})

it('lets a level act in its turn, and says whose turn it is else', () => {
  expect(standing({ state: 'AUTO_CHECKED', assigned_to: null }, WAY, district)).toMatchObject({ mayApprove: true, mayDecide: true, mayTake: true, whyNot: undefined })
  expect(standing({ state: 'AUTO_CHECKED', assigned_to: null }, WAY, city)).toMatchObject({ mayApprove: false, mayDecide: false, whyNot: 'notMyLevel' })
})

it('leaves a file to who has taken it', () => {
  expect(standing({ state: 'AUTO_CHECKED', assigned_to: 'x' }, WAY, district)).toMatchObject({ mayApprove: false, mayHandBack: false, whyNot: 'othersFile' })
  expect(standing({ state: 'AUTO_CHECKED', assigned_to: 'd' }, WAY, district)).toMatchObject({ mayApprove: true, mayTake: false, mayHandBack: true })
})

it('lets finance look and no more', () => {
  expect(standing({ state: 'AUTO_CHECKED', assigned_to: null }, WAY, { role: 'finance', subject_id: 'f' })).toMatchObject({ mayDecide: false, mayUnmask: false, whyNot: 'onlyLook' })
})

it('hears objections while the notice stands', () => {
  expect(standing({ state: 'PUBLICISED', assigned_to: null }, WAY, city).mayObject).toBe(true)
})

it('opens with the queue that waits for one, and hides those nothing stays in', () => {
  expect([ownQueue('district_reviewer'), ownQueue('city_reviewer'), ownQueue('finance'), ownQueue('auditor')]).toEqual(['AUTO_CHECKED', 'DISTRICT_APPROVED', 'IN_BATCH', 'AUTO_CHECKED'])
  expect(queuesShown({})).not.toContain('SUBMITTED')
  expect(queuesShown({ SUBMITTED: 1 })[0]).toBe('SUBMITTED')
})

it('warns before a file is late', () => {
  expect([79, 90, 101].map((office_time_s) => lateness({ office_time_s, service_time_s: 100 }))).toEqual([undefined, 'soon', 'over'])
})
