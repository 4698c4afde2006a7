/** What exactly was malformed in an act, field by field, from a refusal's detail (`body.name: Value error, …; …`). */
import { defineMessages } from '@/shared/i18n'
import type { Refusal } from '@/shared/refusal'

const WORDS = {
  name: { zh: '名称', en: 'Name' },
  reason: { zh: '理由', en: 'Reason' },
  note: { zh: '说明', en: 'Note' },
  notes: { zh: '说明', en: 'Notes' },
  login: { zh: '工号', en: 'Login' },
  password: { zh: '密码', en: 'Password' },
  word: { zh: '词条', en: 'Word' },
  category: { zh: '类别', en: 'Category' },
  owner: { zh: '提出单位', en: 'Owner' },
  address: { zh: '地址', en: 'Address' },
  account: { zh: '账号', en: 'Account' },
}
const FIELDS = defineMessages(WORDS)
const KNOWN = Object.keys(WORDS) as (keyof typeof WORDS)[]

const t = defineMessages({
  field: { zh: '{field}：{how}', en: '{field}: {how}' },
  name: { zh: '须为可辨认的文字，开头不能是 = + - @ 等公式符号', en: 'a name in legible characters is needed, no formula' },
  reason: { zh: '请写可辨认的文字', en: 'a reason in legible characters is needed' },
  numbers: { zh: '不能写电话、卡号、证件号或车架号', en: 'no numbers of phones, cards, people or cars' },
})
const SENTENCES = [['a name in legible', 'name'], ['a reason in legible', 'reason'], ['without numbers of', 'numbers']] as const

/** A sentence for each field that the refusal names; none where it names none. */
export function malformedIn(refusal: Refusal): string[] {
  if (refusal.code !== 'MALFORMED') return []
  return refusal.detail.split('; ').flatMap((one) => {
    const [, place = '', how = ''] = /^body\.([\w.]+): (.*)$/.exec(one) ?? []
    return place ? [t('field', { field: fieldOf(place), how: sentenceOf(how) })] : []
  })
}

/** `merchants.3.name` → its last name; the place in full where that has no word. */
function fieldOf(place: string): string {
  const last = place.split('.').findLast((part) => !/^\d+$/.test(part))
  const known = KNOWN.find((one) => one === last)
  return known ? FIELDS(known) : place
}

function sentenceOf(how: string): string {
  const known = SENTENCES.find(([start]) => how.includes(start))
  return known ? t(known[1]) : how.replace(/^Value error, /, '')
}
