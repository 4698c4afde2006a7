"""What a person agrees to, purpose by purpose, in the words shown (个人信息处理告知同意; PIPL articles 13–17)."""

from dataclasses import dataclass
from datetime import datetime

TEXT_VERSION = "2022-08"
"""Grows with every change of a text: whoever read an older one has not agreed to this."""


@dataclass(frozen=True, slots=True)
class ConsentText:
    """`needed`: without it nothing else is possible here. `if_withdrawn`: what follows, told before it is done."""

    purpose: str
    needed: bool
    title: str
    text: str
    if_withdrawn: str


@dataclass(frozen=True, slots=True)
class GivenConsent:
    """A consent as it was given; `text_version` is empty where it came on paper."""

    purpose: str
    text_version: str
    given_at: datetime
    withdrawn_at: datetime | None = None


CONSENT_TEXTS = (
    ConsentText(
        purpose="campaign", needed=True, title="参加消费券和补贴活动",
        text="为核实身份、执行每人限领规则和防止冒领，我们收集您的姓名、身份证号码和手机号码。上述信息加密保存，仅用于本次活动的"
        "资格核验、发放、核销、补贴审核和依法审计，页面上一律脱敏显示，不提供给无关第三方。活动资金结清后，您可以申请删除。",
        if_withdrawn="撤回后您会立即退出登录（其他设备最迟两小时内退出），不能再领券、出示消费券或提交补贴申领，未使用的消费券到期作废；已提交的补贴申领继续办理。"
        "依法须留存的记录保留到活动资金结清。重新办理实名认证并同意后即可恢复。",
    ),
    ConsentText(
        purpose="job_fair", needed=False, title="参加直播招聘会",
        text="为向用人单位转交您主动投递的简历，我们使用您填写的学历、地区、联系方式和自我介绍。每次投递前会再次征得您的同意，"
        "撤回投递后用人单位不再可见。不同意不影响领取消费券和申请补贴。",
        if_withdrawn="撤回后，您仍可领取消费券和申请补贴。已投递的简历不会自动收回，需要时请逐份撤回投递；今后每次投递仍会"
        "再次征得您的同意。",
    ),
)  # fmt: skip
CONSENT_PURPOSES = frozenset(one.purpose for one in CONSENT_TEXTS)
CONSENTS_NEEDED = frozenset(one.purpose for one in CONSENT_TEXTS if one.needed)
