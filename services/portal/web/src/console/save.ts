/** Files handed to whoever is at the desk. */
import { workbook, type Sheet } from './sheet'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Offer a file as a download. */
export function save(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

/** Offer a sheet as an Excel file. */
export const saveSheet = (sheet: Sheet, name: string): void => save(new Blob([workbook(sheet)], { type: XLSX }), `${name}.xlsx`)
