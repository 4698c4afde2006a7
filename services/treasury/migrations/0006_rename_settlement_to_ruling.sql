-- Settlement (结算) is what merchants are paid by; what two people find out about a contradiction is a ruling (差异处理).

alter table settlement rename to ruling;
