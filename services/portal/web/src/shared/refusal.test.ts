import { beforeEach, expect, it, vi } from 'vitest'
import { speak } from './i18n'
import { refusalFor } from './refusal'

beforeEach(() => speak('zh'))

it('what a page refuses by itself has the table’s words, also where they come after it', async () => {
  const refusal = refusalFor('UNAUTHENTICATED', 401)
  await vi.waitFor(() => expect([refusal.title, refusal.nextStep]).toEqual(['请先登录', '登录后再试']))
  expect([refusal.code, refusal.status]).toEqual(['UNAUTHENTICATED', 401])
})

it('says in the table’s English what it says in Chinese', async () => {
  speak('en')
  const refusal = refusalFor('WRONG_STATE')
  await vi.waitFor(() => expect(refusal.title).toBe('Not possible in the present state'))
})

it('a code that no table knows still tells a person something', async () => {
  const refusal = refusalFor('NEW_ONE')
  await vi.waitFor(() => expect(refusal.title).toBe('系统繁忙，请稍候'))
})
