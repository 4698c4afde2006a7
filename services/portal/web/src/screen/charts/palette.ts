/** The wall's colours where a canvas needs them; style sheets have the same as variables (`wall.css`). */
export const GOLD = '#f2c14e'
export const CORAL = '#ff8a73'
export const JADE = '#7fd6b4'
export const IVORY = '#fff3e0'
export const SAND = '#d9bfa9'
export const NIGHT = '#1b0910'
export const RULE = 'rgba(255, 226, 190, .14)'
export const FONT = '"PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", sans-serif'
