/** What viewers are counted by, in words: cities of Hebei and provinces (GB/T 2260), levels of education. */
import { language } from '@/shared/i18n'

type Names = Record<string, readonly [zh: string, en: string]>

const HEBEI: Names = {
  '1301': ['石家庄', 'Shijiazhuang'], '1302': ['唐山', 'Tangshan'], '1303': ['秦皇岛', 'Qinhuangdao'], '1304': ['邯郸', 'Handan'], '1305': ['邢台', 'Xingtai'],
  '1306': ['保定', 'Baoding'], '1307': ['张家口', 'Zhangjiakou'], '1308': ['承德', 'Chengde'], '1309': ['沧州', 'Cangzhou'], '1310': ['廊坊', 'Langfang'], '1311': ['衡水', 'Hengshui'],
}
const PROVINCES: Names = {
  '11': ['北京', 'Beijing'], '12': ['天津', 'Tianjin'], '13': ['河北', 'Hebei'], '14': ['山西', 'Shanxi'], '15': ['内蒙古', 'Inner Mongolia'], '21': ['辽宁', 'Liaoning'],
  '22': ['吉林', 'Jilin'], '23': ['黑龙江', 'Heilongjiang'], '31': ['上海', 'Shanghai'], '32': ['江苏', 'Jiangsu'], '33': ['浙江', 'Zhejiang'], '34': ['安徽', 'Anhui'],
  '35': ['福建', 'Fujian'], '36': ['江西', 'Jiangxi'], '37': ['山东', 'Shandong'], '41': ['河南', 'Henan'], '42': ['湖北', 'Hubei'], '43': ['湖南', 'Hunan'],
  '44': ['广东', 'Guangdong'], '45': ['广西', 'Guangxi'], '46': ['海南', 'Hainan'], '50': ['重庆', 'Chongqing'], '51': ['四川', 'Sichuan'], '52': ['贵州', 'Guizhou'],
  '53': ['云南', 'Yunnan'], '54': ['西藏', 'Tibet'], '61': ['陕西', 'Shaanxi'], '62': ['甘肃', 'Gansu'], '63': ['青海', 'Qinghai'], '64': ['宁夏', 'Ningxia'],
  '65': ['新疆', 'Xinjiang'], '71': ['台湾', 'Taiwan'], '81': ['香港', 'Hong Kong'], '82': ['澳门', 'Macao'],
}
const EDUCATION: Names = {
  postgraduate: ['研究生', 'Postgraduate'], bachelor: ['本科', 'Bachelor'], college: ['专科', 'College'],
  secondary: ['中职', 'Vocational'], high: ['高中', 'High school'], other: ['其他', 'Other'],
}

const said = (names: readonly [string, string]) => names[language.value === 'zh' ? 0 : 1]

/** The city of Hebei, else the province with the code where it is a part of it; a code nobody knows stands for itself. */
export function regionName(code: string): string {
  const city = HEBEI[code.slice(0, 4)]
  if (city) return said(city)
  const province = PROVINCES[code.slice(0, 2)]
  if (!province) return code
  return code.slice(2) === '0000' ? said(province) : language.value === 'zh' ? `${said(province)}（${code}）` : `${said(province)} (${code})`
}

export function educationName(code: string): string {
  const names = EDUCATION[code]
  return names ? said(names) : code
}
