import { afterEach, expect, it } from 'vitest'
import refusals from '../../openapi/refusals.json'
import { defineMessages, language, speak } from './i18n'
import { ENGLISH } from './refusalEnglish'

afterEach(() => speak('zh'))

it('fills in what a text asks for, and changes the page’s language', async () => {
  const t = defineMessages({ left: { zh: '剩余 {count} 张', en: '{count} left' }, bye: { zh: '再见', en: 'Bye' } })
  expect([t('left', { count: 3 }), t('bye')]).toEqual(['剩余 3 张', '再见'])
  speak('en')
  expect([t('left', { count: 3 }), t('bye')]).toEqual(['3 left', 'Bye'])
  expect(localStorage.getItem('jinqiu.language')).toBe(language.value)
})

it('has English words for each refusal of the services, and for no other', () => {
  expect(Object.keys(ENGLISH).sort()).toEqual(Object.keys(refusals).sort())
  for (const [title, nextStep] of Object.values(ENGLISH)) expect(title && nextStep).toBeTruthy()
})
