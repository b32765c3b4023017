/** Addresses of the practice portal, as NHSO's own. @source nhso/formats.md §5.1, §6, §10, §12 */
export const portalPaths = {
  home: '/',
  practiceCode: '/practice/code',
  practiceScan: '/practice/scan',
  practiceHabits: '/practice/habits',
  login: '/webComponent/login/LoginAction.do',
  logout: '/webComponent/login/LogoutAction.do',
  singleSignOn: '/webComponent/LoginSSOAction.do',
  authorise: '/realms/nhso/protocol/openid-connect/auth',
  authenticate: '/realms/nhso/login-actions/authenticate',
  thaiDLogin: '/realms/nhso/broker/thaid/login',
  thaiDReturn: '/realms/nhso/broker/thaid/endpoint',
  // a server of its own in the real world, known by its name
  thaiD: '/imauth.bora.dopa.go.th/api/v2/oauth2/auth/',
  thaiDState: '/imauth.bora.dopa.go.th/api/v2/oauth2/state',
  main: '/webComponent/main/MainWebAction.do',
  checkData: '/webComponent/checkdata/CheckDataAction.do',
  repList: '/webComponent/validation/ValidationMainAction.do',
  repSource: '/webComponent/validation/GetFileAction.do',
  repExcel: '/webComponent/invoice/InvoiceReportExcelAction.do',
  repExcelApi: '/eclaimapi/invoice/InvoiceReportExcelAction.do',
  movedFile: '/webComponent/report/ReportFile.do',
  ucsStatements: '/webComponent/ucs/statementUCSAction.do',
  ucsStatementList: '/webComponent/ucs/statementUCSViewAction.do',
  ucsStatementFile: '/webComponent/ucs/statementUCSDownloadAction.do',
  ofcStatements: '/webComponent/nch/StatementReportWebAction.do',
  ofcStatementList: '/webComponent/nch/StatementReportWebActionList.do',
  ofcStatementFile: '/webComponent/nch/RepStatementOFCReportExcelWebAction.do',
  client: '/Client',
  clientHome: '/Client/home',
  clientLogin: '/Client/login',
  clientReturn: '/Client/sso',
  clientAuthInfo: '/Client/backend/api/auth/info',
  clientAuthToken: '/Client/backend/api/auth/token',
  clientUploads: '/Client/backend/api/center/m-uploads/search',
  transferPage: '/smtf/',
  transferReturn: '/smtf/sso',
  transfers: '/smtf/api/budgetreport/budgetSummaryByVendorReport/search',
} as const

/**
 * Addresses of the statements of BKK, BMT, SRT and PVT: the page before the list, the list, the file.
 * @source nhso/portal-evidence.json
 */
export const agencyPaths = {
  BKK: { ...pathsOf('ktmn'), list: '/webComponent/ktmn/KtmnViewAction.do' },
  BMT: { ...pathsOf('bmt'), list: '/webComponent/bmt/BmtViewAction.do' },
  SRT: { ...pathsOf('srt'), list: '/webComponent/srt/SrtViewAction.do' },
  PVT: { ...pathsOf('pvt'), list: '/webComponent/pvt/PvtViewAction.do' },
} as const

function pathsOf(folder: string) {
  return {
    opener: `/webComponent/${folder}/mstatement.do`,
    file: `/webComponent/${folder}/StatementReportExcelWebAction.do`,
  }
}
