/** Walls between audiences, and the usual mistakes. */
import vue from 'eslint-plugin-vue'
import typescript from 'typescript-eslint'

const AUDIENCES = ['home', 'm', 'pos', 'console', 'screen']
const LIBRARIES = { console: ['element-plus', 'echarts'], screen: ['echarts'], m: ['vant'] }

const wall = (audience) => ({
  files: [`src/${audience}/**/*.{ts,vue}`],
  rules: {
    'no-restricted-imports': ['error', {
      patterns: [
        { group: AUDIENCES.filter((other) => other !== audience).map((other) => `@/${other}/**`), message: 'No audience imports another: what two need goes to src/shared.' },
        { group: ['../../*'], message: 'Say @/… for what is not beside this file.' },
        { group: ['element-plus', 'echarts', 'vant'].filter((name) => !(LIBRARIES[audience] ?? []).includes(name)).flatMap((name) => [name, `${name}/**`]), message: 'Not a library of this audience: its pages have a budget.' },
      ],
    }],
  },
})

export default typescript.config(
  { ignores: ['dist', 'dist.new', 'node_modules', 'src/shared/api/schema'] },
  ...typescript.configs.strict,
  ...vue.configs['flat/recommended'],
  { files: ['**/*.vue'], languageOptions: { parserOptions: { parser: typescript.parser } } },
  {
    rules: {
      'no-undef': 'off',
      'no-console': 'error',
      'no-eval': 'error',
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', 50],
      'vue/no-v-html': 'error',
      // Two pages that name a class alike know nothing of each other; what all share stands in tokens.css.
      'vue/enforce-style-attribute': ['error', { allow: ['scoped'] }],
      'vue/multi-word-component-names': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/first-attribute-linebreak': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/require-default-prop': 'off',
      'vue/no-static-inline-styles': 'error',
    },
  },
  { files: ['**/*.test.ts'], rules: { 'max-lines-per-function': 'off' } },
  { files: ['src/shared/**/*.{ts,vue}'], rules: { 'no-restricted-imports': ['error', { patterns: [{ group: [...AUDIENCES.map((name) => `@/${name}/**`), 'element-plus', 'echarts', 'vant'], message: 'What is shared knows no audience.' }] }] } },
  ...AUDIENCES.map(wall),
)
