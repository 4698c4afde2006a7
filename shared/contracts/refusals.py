"""The table of refusals: code, HTTP status, Chinese sentence, next step. A page shows just these words."""

from enum import StrEnum
from typing import NamedTuple


class Entry(NamedTuple):
    """What one code means to a caller and to a person."""

    status: int
    title: str
    next_step: str


class Code(StrEnum):
    """Every refusal a caller may get."""

    # generic
    MALFORMED = "MALFORMED"
    UNAUTHENTICATED = "UNAUTHENTICATED"
    FORBIDDEN = "FORBIDDEN"
    NOT_FOUND = "NOT_FOUND"
    METHOD_NOT_ALLOWED = "METHOD_NOT_ALLOWED"
    TOO_LARGE = "TOO_LARGE"
    KEY_REUSED = "KEY_REUSED"
    TOO_MANY = "TOO_MANY"
    BUSY_RETRY = "BUSY_RETRY"
    CONFLICT = "CONFLICT"
    # identity
    ID_INVALID = "ID_INVALID"
    NAME_MISMATCH = "NAME_MISMATCH"
    CONSENT_MISSING = "CONSENT_MISSING"
    OTP_WRONG = "OTP_WRONG"
    OTP_EXPIRED = "OTP_EXPIRED"
    PASSWORD_CHANGE_NEEDED = "PASSWORD_CHANGE_NEEDED"  # noqa: S105 - a code
    TEXTS_OFF = "TEXTS_OFF"
    # treasury
    CAP_EXCEEDED = "CAP_EXCEEDED"
    ALLOCATION_EXCEEDED = "ALLOCATION_EXCEEDED"
    STALE_VALUE = "STALE_VALUE"
    SAME_PERSON = "SAME_PERSON"
    WRONG_STATE = "WRONG_STATE"
    # vouchers
    ROUND_NOT_OPEN = "ROUND_NOT_OPEN"
    ROUND_PAUSED = "ROUND_PAUSED"
    ROUND_CLOSED = "ROUND_CLOSED"
    SOLD_OUT = "SOLD_OUT"
    PERSON_LIMIT = "PERSON_LIMIT"
    NOT_REAL_NAME = "NOT_REAL_NAME"
    TICKET_INVALID = "TICKET_INVALID"
    TICKET_EXPIRED = "TICKET_EXPIRED"
    # redemption
    VOUCHER_NOT_FOUND = "VOUCHER_NOT_FOUND"
    VOUCHER_ARRIVING = "VOUCHER_ARRIVING"
    ALREADY_REDEEMED = "ALREADY_REDEEMED"
    EXPIRED = "EXPIRED"
    VOID = "VOID"
    BELOW_THRESHOLD = "BELOW_THRESHOLD"
    WRONG_CATEGORY = "WRONG_CATEGORY"
    WRONG_MERCHANT = "WRONG_MERCHANT"
    OUT_OF_HOURS = "OUT_OF_HOURS"
    ORDER_HAS_VOUCHER = "ORDER_HAS_VOUCHER"
    CODE_INVALID = "CODE_INVALID"
    CODE_EXPIRED = "CODE_EXPIRED"
    SIGNATURE_INVALID = "SIGNATURE_INVALID"
    CLOCK_SKEW = "CLOCK_SKEW"
    KEY_REVOKED = "KEY_REVOKED"
    UNDO_CLOSED = "UNDO_CLOSED"
    OVER_REFUND = "OVER_REFUND"
    REFUND_NOT_YET = "REFUND_NOT_YET"
    # subsidies
    DUPLICATE_VIN = "DUPLICATE_VIN"
    DUPLICATE_INVOICE = "DUPLICATE_INVOICE"
    DUPLICATE_PERSON = "DUPLICATE_PERSON"
    DEALER_NOT_ENROLLED = "DEALER_NOT_ENROLLED"
    SEATS_OVER_7 = "SEATS_OVER_7"
    COMMERCIAL_VEHICLE = "COMMERCIAL_VEHICLE"
    OUT_OF_WINDOW = "OUT_OF_WINDOW"
    AMOUNT_MISMATCH = "AMOUNT_MISMATCH"
    BELOW_TIERS = "BELOW_TIERS"
    DOCUMENT_MISSING = "DOCUMENT_MISSING"
    DOCUMENT_UNREADABLE = "DOCUMENT_UNREADABLE"
    POOL_EMPTY = "POOL_EMPTY"
    CARDS_SHORT = "CARDS_SHORT"
    FIX_DEADLINE_PASSED = "FIX_DEADLINE_PASSED"
    # jobfair
    VIEWER_TOKEN_INVALID = "VIEWER_TOKEN_INVALID"  # noqa: S105 - a code
    PUSH_SIGNATURE_INVALID = "PUSH_SIGNATURE_INVALID"
    ROOM_CLOSED = "ROOM_CLOSED"
    TIME_IMPLAUSIBLE = "TIME_IMPLAUSIBLE"
    TEXT_TOO_LONG = "TEXT_TOO_LONG"
    TEXT_REFUSED = "TEXT_REFUSED"
    TEXT_REPEATED = "TEXT_REPEATED"
    MUTED = "MUTED"
    POSTING_BLOCKED = "POSTING_BLOCKED"
    ALREADY_APPLIED = "ALREADY_APPLIED"


REFUSALS: dict[Code, Entry] = {
    Code.MALFORMED: Entry(400, "请求内容不符合要求", "请检查填写内容后再试"),
    Code.UNAUTHENTICATED: Entry(401, "请先登录", "登录后再试"),
    Code.FORBIDDEN: Entry(403, "您没有权限进行此操作", "请联系管理员开通权限"),
    Code.NOT_FOUND: Entry(404, "未找到您要的内容", "请检查编号是否正确"),
    Code.METHOD_NOT_ALLOWED: Entry(405, "不支持此操作方式", "请按接口说明调用"),
    Code.TOO_LARGE: Entry(413, "内容过大", "请减小内容后再试"),
    Code.KEY_REUSED: Entry(422, "同一请求号已用于其他内容", "请使用新的请求号"),
    Code.TOO_MANY: Entry(429, "操作太频繁", "请稍等片刻再试"),
    Code.BUSY_RETRY: Entry(503, "系统繁忙，请稍候", "请用同一请求号重试，不会重复办理"),
    Code.CONFLICT: Entry(409, "已存在相同编号但内容不同的记录", "请核对后使用新的编号"),
    Code.ID_INVALID: Entry(409, "身份证号码有误", "请核对身份证号码"),
    Code.NAME_MISMATCH: Entry(409, "信息核验未通过", "请核对姓名、身份证号和预留手机号"),
    Code.CONSENT_MISSING: Entry(409, "尚未同意个人信息处理说明", "请阅读并勾选同意"),
    Code.OTP_WRONG: Entry(409, "验证码不正确", "请核对短信验证码"),
    Code.OTP_EXPIRED: Entry(409, "验证码已失效", "请重新获取验证码"),
    Code.PASSWORD_CHANGE_NEEDED: Entry(409, "请先修改初始密码", "设置自己的密码后再登录"),
    Code.TEXTS_OFF: Entry(503, "短信服务尚未开通", "请联系活动客服"),
    Code.CAP_EXCEEDED: Entry(409, "超出活动资金总额", "请减少金额"),
    Code.ALLOCATION_EXCEEDED: Entry(409, "超出可用的项目资金", "请减少金额或先调整分配"),
    Code.STALE_VALUE: Entry(409, "数据已被他人修改", "请刷新后重新填写"),
    Code.SAME_PERSON: Entry(409, "经办与复核不能是同一人", "请由另一位同事复核"),
    Code.WRONG_STATE: Entry(409, "当前状态不能进行此操作", "请刷新查看最新状态"),
    Code.ROUND_NOT_OPEN: Entry(409, "本轮尚未开始", "请在开抢时间再来"),
    Code.ROUND_PAUSED: Entry(409, "本轮领取已暂停", "已领取的消费券可正常使用，请留意恢复通知"),
    Code.ROUND_CLOSED: Entry(409, "本轮领取已结束", "请关注下一轮"),
    Code.SOLD_OUT: Entry(409, "本批消费券已领完", "请关注下一轮"),
    Code.PERSON_LIMIT: Entry(409, "您已达到本批领取上限", "请到“我的消费券”查看"),
    Code.NOT_REAL_NAME: Entry(409, "请先完成实名认证", "完成实名认证后再领取"),
    Code.TICKET_INVALID: Entry(409, "领取凭证无效", "请刷新页面重新进入"),
    Code.TICKET_EXPIRED: Entry(409, "领取凭证已过期", "请刷新页面重新进入"),
    Code.VOUCHER_NOT_FOUND: Entry(404, "未找到该消费券", "请核对券码"),
    Code.VOUCHER_ARRIVING: Entry(409, "消费券正在入账", "请一秒后再试"),
    Code.ALREADY_REDEEMED: Entry(409, "该券已被使用", "请换一张消费券"),
    Code.EXPIRED: Entry(409, "该券已过期", "请换一张消费券"),
    Code.VOID: Entry(409, "该券已作废", "如有疑问请联系活动客服"),
    Code.BELOW_THRESHOLD: Entry(409, "订单金额未达到满减门槛", "凑足金额后再用"),
    Code.WRONG_CATEGORY: Entry(409, "该券不适用于此类商品", "请换适用的商品"),
    Code.WRONG_MERCHANT: Entry(409, "该券不能在本店使用", "请到参与活动的门店使用"),
    Code.OUT_OF_HOURS: Entry(409, "不在活动营业日内", "请在活动营业时间使用"),
    Code.ORDER_HAS_VOUCHER: Entry(409, "该订单已使用过消费券", "每单限用一张"),
    Code.CODE_INVALID: Entry(409, "券码有误", "请顾客刷新券码后重扫"),
    Code.CODE_EXPIRED: Entry(409, "券码已失效", "请顾客刷新券码后重扫"),
    Code.SIGNATURE_INVALID: Entry(401, "终端签名无效", "请检查终端密钥"),
    Code.CLOCK_SKEW: Entry(401, "终端时间偏差过大", "请校准终端时间"),
    Code.KEY_REVOKED: Entry(401, "终端密钥已停用", "请联系商户管理员"),
    Code.UNDO_CLOSED: Entry(
        409, "该笔已不能撤销或已被撤销", "请查询该请求号；已核销且营业日已结束的，请按退款流程办理"
    ),
    Code.OVER_REFUND: Entry(409, "退款超出该笔核销的可退金额", "请核对可退金额"),
    Code.REFUND_NOT_YET: Entry(409, "营业日尚未结束，请使用撤销", "当日请撤销核销，日终后再退款"),
    Code.DUPLICATE_VIN: Entry(409, "该车辆已有一笔申领", "请核对车架号，如有疑问请联系受理窗口"),
    Code.DUPLICATE_INVOICE: Entry(409, "该发票已用于其他申领", "请核对发票代码和号码"),
    Code.DUPLICATE_PERSON: Entry(409, "您在本政策下已有一笔申领", "请到“我的申领”查看进度"),
    Code.DEALER_NOT_ENROLLED: Entry(409, "该销售企业不在参与名单内", "请核对销售企业的统一社会信用代码"),
    Code.SEATS_OVER_7: Entry(409, "车辆超过7座，不在补贴范围", "请核对行驶证上的座位数"),
    Code.COMMERCIAL_VEHICLE: Entry(409, "营运车辆不在补贴范围", "请核对行驶证上的使用性质"),
    Code.OUT_OF_WINDOW: Entry(409, "日期不在政策有效期内", "请核对日期和政策说明"),
    Code.AMOUNT_MISMATCH: Entry(409, "金额与材料不一致", "请按发票核对金额"),
    Code.BELOW_TIERS: Entry(409, "未达到补贴的起点金额", "请核对金额和补贴档次"),
    Code.DOCUMENT_MISSING: Entry(409, "缺少必需的材料", "请上传该项材料"),
    Code.DOCUMENT_UNREADABLE: Entry(409, "材料无法读取", "请重新上传清晰完整的文件"),
    Code.POOL_EMPTY: Entry(409, "补贴资金暂已用完", "资金回流后再试，或按原金额申领"),
    Code.CARDS_SHORT: Entry(409, "库存加油卡不足", "请先登记入库新的加油卡"),
    Code.FIX_DEADLINE_PASSED: Entry(409, "补正期限已过", "请重新申领"),
    Code.VIEWER_TOKEN_INVALID: Entry(401, "观看凭证无效或已过期", "请刷新直播间页面"),
    Code.PUSH_SIGNATURE_INVALID: Entry(401, "平台推送签名无效", "请检查推送密钥和签名方法"),
    Code.ROOM_CLOSED: Entry(409, "直播间未开放", "请在直播时间进入"),
    Code.TIME_IMPLAUSIBLE: Entry(409, "时间不可信", "请校准设备时间"),
    Code.TEXT_TOO_LONG: Entry(409, "内容超出字数限制", "请缩短后再发"),
    Code.TEXT_REFUSED: Entry(409, "内容不能发送", "请修改后再发"),
    Code.TEXT_REPEATED: Entry(409, "相同内容发送过多", "请稍后再发其他内容"),
    Code.MUTED: Entry(409, "您暂时不能发言", "禁言结束后再发"),
    Code.POSTING_BLOCKED: Entry(409, "该岗位未通过合规审核", "请按提示修改岗位信息"),
    Code.ALREADY_APPLIED: Entry(409, "您已投递过该岗位", "请到“我的投递”查看"),
}

OF_A_POLICY = frozenset({
    Code.DUPLICATE_VIN, Code.DUPLICATE_INVOICE, Code.DUPLICATE_PERSON, Code.DEALER_NOT_ENROLLED, Code.SEATS_OVER_7,
    Code.COMMERCIAL_VEHICLE, Code.OUT_OF_WINDOW, Code.NAME_MISMATCH, Code.AMOUNT_MISMATCH, Code.ID_INVALID,
})  # fmt: skip
"""What a subsidy policy's file may refuse a claim with, for a condition or because something must be unique."""
