/** Words of the word list. */
import { defineMessages } from '@/shared/i18n'

export const w = defineMessages({
  title: { zh: '敏感词表', en: 'Word list' },
  lead: { zh: '对所有直播间生效。全角、繁体、夹空格的写法视为同一个词。', en: 'Holds in all rooms. Wide, traditional and spaced spellings count as the same word.' },
  none: { zh: '词表是空的', en: 'The list is empty' },
  noneHint: { zh: '登记后，命中的弹幕和提问按所选方式处理。', en: 'Comments and questions that hit a listed word are treated as chosen.' },
  word: { zh: '敏感词', en: 'Word' },
  category: { zh: '类别', en: 'Category' },
  owner: { zh: '提出部门', en: 'Asked for by' },
  action: { zh: '命中后', en: 'When it is hit' },
  expires: { zh: '有效期至', en: 'Until' },
  expiresOpt: { zh: '有效期至（选填）', en: 'Until (optional)' },
  forever: { zh: '长期', en: 'no end' },
  state: { zh: '状态', en: 'State' },
  listed: { zh: '生效中', en: 'In force' },
  expired: { zh: '已到期', en: 'Expired' },
  withdrawn: { zh: '已移除', en: 'Taken off' },
  acts: { zh: '办理', en: 'Acts' },
  add: { zh: '登记敏感词', en: 'List a word' },
  reason: { zh: '理由（记入操作留痕）', en: 'Reason (kept on the audit trail)' },
  addGo: { zh: '登记', en: 'List it' },
  added: { zh: '已登记“{word}”', en: '“{word}” is listed' },
  change: { zh: '改处理方式', en: 'Change' },
  changeSays: { zh: '“{word}”命中后怎样处理？', en: 'What becomes of comments with “{word}”?' },
  changed: { zh: '已改“{word}”的处理方式', en: '“{word}” was changed' },
  withdraw: { zh: '移除', en: 'Take off' },
  withdrawSays: { zh: '移除后，含“{word}”的弹幕直接显示。', en: 'Comments with “{word}” will appear at once.' },
  withdrawDone: { zh: '已移除“{word}”', en: '“{word}” was taken off' },
  more: { zh: '载入更多', en: 'More' },
})

/** What a word does. */
export const actionName = defineMessages({
  hold: { zh: '待审：审核后才显示', en: 'Hold: shown after review' },
  'sender-only': { zh: '仅本人可见', en: 'Only the sender sees it' },
  drop: { zh: '不显示', en: 'Drop: nobody sees it' },
})

export const ACTIONS = ['hold', 'sender-only', 'drop'] as const
export type Action = (typeof ACTIONS)[number]
