/** Words of the wall's first page. */
import { defineMessages } from '@/shared/i18n'

export const t = defineMessages({
  title: { zh: '直播招聘大屏', en: 'Live job fair' },
  choose: { zh: '请选择招聘会', en: 'Choose a fair' },
  none: { zh: '目前没有招聘会', en: 'No fairs at present' },
})
