import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const css = readFileSync('src/shared/tokens.css', 'utf8')
const colour = (name: string) => new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(css)?.[1] ?? name

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(colour(one)), luminance(colour(other))].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

it.each([
  ['red', 'paper'], ['red', 'cream'], ['red', 'ground'], ['red-deep', 'red-soft'], ['blue', 'paper'], ['blue', 'blue-soft'], ['green', 'paper'],
  ['ink', 'ground'], ['muted', 'paper'], ['muted', 'ground'], ['muted', 'cream'], ['muted', 'red-soft'], ['gold-ink', 'cream'], ['#ffffff', 'red'], ['#ffffff', 'red-deep'],
])('%s on %s can be read', (text, ground) => {
  expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5)
})
